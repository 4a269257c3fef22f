import { Agent } from 'node:https'
import { connect } from 'node:net'
import { env } from '@/lib/kernel/env'
import { assert } from '@/lib/kernel/errors'
import type { Rate } from '../engine/token-bucket'
import { throttle } from '../throttle'
import type { Community } from './steam-vendor'

export interface SteamSettings {
  /** Where TCP goes. With http, TLS is left out and every connection goes to this loopback address. */
  steamUrl: string
  timeoutMs: number
}

export const settingsOfEnv = (): SteamSettings => ({
  steamUrl: env().STEAM_URL,
  timeoutMs: env().STEAM_TIMEOUT_MS,
})

export const isDirect = (settings: SteamSettings): boolean => settings.steamUrl.startsWith('http:')

const agents = new Map<string, Agent>()

/** One agent per target: URLs, host names and cookies stay Steam's own, only the connection differs. */
export function agentFor(settings: SteamSettings): Agent {
  const known = agents.get(settings.steamUrl)
  if (known) return known
  const agent = new Agent({ keepAlive: true, maxSockets: 128 })
  if (isDirect(settings)) {
    const { hostname, port } = new URL(settings.steamUrl)
    assert(
      ['127.0.0.1', 'localhost', '[::1]'].includes(hostname),
      'STEAM_URL may use http only on this machine.',
    )
    agent.createConnection = () => connect(Number(port || 80), hostname.replace(/[[\]]/g, ''))
  }
  agents.set(settings.steamUrl, agent)
  return agent
}

const addressRate = (): Rate => ({ perSecond: env().STEAM_ADDRESS_RATE, burst: env().STEAM_ADDRESS_RATE })

export const botRates = (botId: string): Record<string, Rate> => ({
  [`bot ${botId}`]: { perSecond: env().STEAM_BOT_RATE, burst: env().STEAM_BOT_RATE * 4 },
  address: addressRate(),
})

export const readerRates = (): Record<string, Rate> => ({
  inventories: { perSecond: env().STEAM_ADDRESS_RATE / 4, burst: env().STEAM_ADDRESS_RATE },
  address: addressRate(),
})

/** Lets every request of this client pass the token buckets first. */
export function throttleRequests(community: Community, rates: () => Record<string, Rate>): void {
  community.onPreHttpRequest = (_id, _source, _options, go) => {
    throttle(rates()).then(
      () => go(null),
      (error: Error) => go(error),
    )
    return true
  }
}
