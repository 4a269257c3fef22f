import { parseCookie } from 'cookie'
import { eq } from 'drizzle-orm'
import { decode } from 'next-auth/jwt'
import { person } from '@/db/schema/identity'
import type { Person } from '@/lib/kernel/access'
import { rawDb } from '@/lib/kernel/db'
import { env } from '@/lib/kernel/env'

const cookieNames = ['__Secure-next-auth.session-token', 'next-auth.session-token'] as const
const maxChunks = 8

export type CookieJar = Record<string, string | undefined>

/** A session token; long ones are split into `<name>.0`, `<name>.1`, … */
function tokenIn(jar: CookieJar): string | null {
  for (const name of cookieNames) {
    if (jar[name]) return jar[name]
    let joined = ''
    for (let n = 0; n < maxChunks; n++) {
      const chunk = jar[`${name}.${n}`]
      if (!chunk) break
      joined += chunk
    }
    if (joined) return joined
  }
  return null
}

export const isSessionCookie = (name: string): boolean =>
  cookieNames.some((known) => name === known || name.startsWith(`${known}.`))

/** Id in a valid, unexpired session token; null for everything else. */
export async function personIdIn(jar: CookieJar): Promise<string | null> {
  const token = tokenIn(jar)
  if (!token) return null
  const claims = await decode({ token, secret: env().AUTH_SECRET }).catch(() => null)
  return claims?.sub ?? null
}

/** The person as the database knows them now; the role is never taken from the token. */
export async function personById(id: string): Promise<Person | null> {
  const [row] = await rawDb()
    .select({ id: person.id, role: person.role })
    .from(person)
    .where(eq(person.id, id))
  return row ? { kind: 'person', ...row } : null
}

export async function personOfJar(jar: CookieJar): Promise<Person | null> {
  const id = await personIdIn(jar)
  return id ? personById(id) : null
}

/** Who sends this `Cookie` header. */
export const personOfCookie = (cookieHeader: string | null | undefined): Promise<Person | null> =>
  personOfJar(parseCookie(cookieHeader ?? ''))
