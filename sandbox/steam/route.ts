import type { Asked, Reply } from '../http'
import type { Mailbox } from '../mail/mailbox'
import type { Autoplay } from './autoplay'
import type { Faults } from './faults'
import type { RequestLog } from './request-log'
import type { World } from './world'

/** `house` is every Host that is not one of Steam's: the pages for people and the control API. */
export type Site = 'community' | 'api' | 'login' | 'house'

export interface Call extends Asked {
  site: Site
  world: World
  faults: Faults
  requests: RequestLog
  autoplay: Autoplay
  mail: Mailbox
  params: string[]
  /** The signed-in account: from the login cookie on the community, from the access token on the API. */
  steamId: string
}

export interface Route {
  site: Site | Site[]
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  path: RegExp
  /** Who may ask, and how the refusal looks: a redirect, 401 `null`, `needauth`, or the 401 page of the API. */
  signedIn?: 'page' | 'post' | 'mobile' | 'token'
  handle(call: Call): Reply | Promise<Reply>
}

const siteOfHost: Record<string, Site> = {
  'steamcommunity.com': 'community',
  'www.steamcommunity.com': 'community',
  'api.steampowered.com': 'api',
  'login.steampowered.com': 'login',
}

/** Null for a name that is neither Steam's nor loopback, so that no other web page can reach the sandbox by DNS. */
export function siteOf(host: string): Site | null {
  const name = host.replace(/:\d+$/, '')
  const steam = siteOfHost[name]
  if (steam) return steam
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(name) ? 'house' : null
}
