import { encode } from 'next-auth/jwt'
import { person } from '@/db/schema/identity'
import { openSession } from '@/lib/identity'
import { type Person, type Role, system } from '@/lib/kernel/access'
import type { Db } from '@/lib/kernel/db'
import { env } from '@/lib/kernel/env'
import { newId } from '@/lib/kernel/ids'

let made = 0

/** A person of the test's own, as the actor who may be the caller of an operation. */
export async function newPerson(db: Db, role: Role = 'user'): Promise<Person> {
  const id = newId('user')
  const steamId = `7656119${String(process.pid * 1_000 + made++).padStart(10, '0')}`
  await db.insert(person).values({ id, name: 'Test person', role, steamId, createdAt: new Date() })
  return { kind: 'person', id, role }
}

/** The cookie of a browser in which the person has just signed in. */
export async function cookieOf(personId: string): Promise<string> {
  const input = { personId, way: 'steam', userAgent: 'Test browser', address: '127.0.0.1' }
  const { sessionId: sid } = await openSession.run({ actor: system('test') }, input)
  return `next-auth.session-token=${await encode({ token: { sub: personId, sid }, secret: env().AUTH_SECRET })}`
}
