import type { Agent } from 'node:https'
import request from 'request'
import TradeOfferManager from 'steam-tradeoffer-manager'
import SteamCommunity from 'steamcommunity'
import { log } from '@/lib/kernel/log'

/** The parts of the vendor libraries that we use, as they really behave; their published types differ in places. */
export interface Community {
  /** Seconds between our clock and Steam's; left undefined, the library asks the network through no agent of ours. */
  _timeOffset: number
  onPreHttpRequest: (
    id: number,
    source: string,
    options: object,
    go: (error: Error | null) => void,
  ) => boolean
  getUserInventoryContents(
    steamId: string,
    appId: number,
    contextId: number,
    tradableOnly: boolean,
    language: string,
    done: (error: Error | null, items?: RawAsset[]) => void,
  ): void
  acceptConfirmationForObject(secret: string, id: string, done: (error: Error | null) => void): void
  acknowledgeTradeProtection(done: (error: Error | null) => void): void
  on(event: 'sessionExpired', listener: () => void): void
}

export interface RawAsset {
  appid: number
  contextid: string
  assetid: string
  classid: string
  instanceid: string
  amount: number
  name?: string
  market_hash_name?: string
  type?: string
  name_color?: string
  tradable: boolean
  marketable: boolean
  tags?: { category: string; internal_name: string; name: string }[]
  asset_properties?: { propertyid: number; float_value?: string; int_value?: string }[] | null
}

export interface RawOfferItem {
  appid: number
  contextid: string
  assetid: string
}

export interface RawOffer {
  id: string
  partner: { getSteamID64(): string }
  message: string | null
  state: number
  itemsToGive: RawOfferItem[]
  itemsToReceive: RawOfferItem[]
  tradeID: string | null
  created: Date
  updated: Date
  addMyItem(item: RawOfferItem): boolean
  addTheirItem(item: RawOfferItem): boolean
  setMessage(message: string): void
  getUserDetails(done: (error: Error | null, me?: RawDetails, them?: RawDetails) => void): void
  send(done: (error: Error | null, status?: 'pending' | 'sent') => void): void
  cancel(done: (error: Error | null) => void): void
}

interface RawDetails {
  escrowDays?: number
}

export interface RawTrade {
  tradeid: string
  time_init: number
  status: number
  assets_received?: RawMovedAsset[]
  assets_given?: RawMovedAsset[]
}

interface RawMovedAsset extends RawOfferItem {
  new_assetid?: string
  new_contextid?: string
  rollback_new_assetid?: string
  rollback_new_contextid?: string
}

export interface Manager {
  pollData: object
  setCookies(cookies: string[], done: (error?: Error | null) => void): void
  createOffer(steamId: string, token?: string): RawOffer
  getOffer(id: string, done: (error: Error | null, offer?: RawOffer) => void): void
  getOffers(filter: number, since: Date, done: (error: Error | null, sent?: RawOffer[]) => void): void
  _apiCall(
    verb: 'GET',
    method: string,
    version: number,
    input: object,
    done: (error: Error | null, body?: { response?: { trades?: RawTrade[] } }) => void,
  ): void
}

export const activeOnly = TradeOfferManager.EOfferFilter.ActiveOnly

interface CommunityOptions {
  agent: Agent
  timeoutMs: number
  /** True when the agent decides where the connection goes: no proxy of the environment may come between. */
  direct: boolean
}

type Callback = (...args: unknown[]) => void
type Ask = (options: object, done: Callback) => unknown

/** The libraries evaluate parts of Steam's pages in their callbacks: what they throw there must not end the process. */
const contained =
  (ask: Ask): Ask =>
  (options, done) =>
    ask(options, (...args) => {
      try {
        done(...args)
      } catch (error) {
        log().warn({ err: error }, 'a Steam library choked on an answer')
      }
    })

export function makeCommunity({ agent, timeoutMs, direct }: CommunityOptions): Community {
  const requester = request.defaults({
    agent,
    headers: { 'Accept-Language': 'en-US,en;q=0.9' },
    ...(direct ? { proxy: null } : {}),
  })
  const asking = { defaults: (more: object) => contained(requester.defaults(more) as unknown as Ask) }
  const options = { request: asking, timeout: timeoutMs }
  const made = new SteamCommunity(options as unknown as ConstructorParameters<typeof SteamCommunity>[0])
  const community = made as unknown as Community
  community._timeOffset = 0
  return community
}

export function makeManager(community: Community): Manager {
  const options = { community, useAccessToken: true, pollInterval: -1, dataDirectory: null }
  const made = new TradeOfferManager(options as unknown as ConstructorParameters<typeof TradeOfferManager>[0])
  return made as unknown as Manager
}
