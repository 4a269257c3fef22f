import type { Exchanges } from '../exchange/venues'
import type { Asked, Reply } from '../http'
import type { Mailbox } from '../mail/mailbox'
import type { Outbox } from '../outbox/outbox'
import type { Browsers } from '../push/browser'
import type { Stripe } from '../stripe/stripe'
import type { Telegram } from '../telegram/telegram'
import type { Autoplay } from './autoplay'
import type { Faults } from './faults'
import type { RequestLog } from './request-log'
import type { World } from './world'

/**
 * `push` is the services that browsers take pushes from; `house` is every loopback name: the pages for people, the
 * control API, and the vendors that are reached by a path.
 */
export type Site = 'community' | 'api' | 'login' | 'push' | 'house'

export interface Call extends Asked {
  site: Site
  world: World
  faults: Faults
  requests: RequestLog
  autoplay: Autoplay
  mail: Mailbox
  outbox: Outbox
  telegram: Telegram
  browsers: Browsers
  stripe: Stripe
  exchanges: Exchanges
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

const pushHost =
  /^(fcm\.googleapis\.com|updates\.push\.services\.mozilla\.com|[\w-]+\.notify\.windows\.com|[\w.-]+\.push\.apple\.com)$/

/** Null for a name that is neither a vendor's nor loopback, so that no other web page can reach the sandbox by DNS. */
export function siteOf(host: string): Site | null {
  const name = host.replace(/:\d+$/, '')
  const steam = siteOfHost[name]
  if (steam) return steam
  if (pushHost.test(name)) return 'push'
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(name) ? 'house' : null
}
