import { randomBytes } from 'node:crypto'
import { ownCookie } from './own-cookie'

export const stateCookieName = 'tradepost.steam-state'

export const newState = (): string => randomBytes(24).toString('base64url')

/** Binds a round trip to Steam to one browser. Sent back on the return path only. */
export const stateCookie = (path: string) => ownCookie({ name: stateCookieName, path, lifeS: 900 })
