import { randomBytes } from 'node:crypto'
import { stringifySetCookie } from 'cookie'
import { env } from '@/lib/kernel/env'

export const stateCookieName = 'tradepost.steam-state'
const lifetimeS = 900

export const newState = (): string => randomBytes(24).toString('base64url')

/** Binds a round trip to Steam to one browser. Sent back on the return path only. */
export function stateCookie(path: string) {
  const write = (value: string, maxAge: number) =>
    stringifySetCookie({
      name: stateCookieName,
      value,
      path,
      maxAge,
      httpOnly: true,
      sameSite: 'lax',
      secure: env().APP_URL.startsWith('https:'),
    })
  return { set: (state: string) => write(state, lifetimeS), clear: () => write('', 0) }
}
