import type { z } from 'zod'
import type { LogEntry } from '../journal'
import type { Habit } from './autoplay'
import type { faultSpec, PresetName } from './fault-kinds'
import type { Fault } from './faults'
import type { NewAccount } from './people'
import type { Request } from './request-log'
import type { Gift } from './stock'
import type { AccountView, ItemView, OfferView, TradeView } from './views'

export interface AccountChange {
  persona?: string
  private?: boolean
  escrowDays?: number
  cannotTrade?: boolean
  tradeBanned?: boolean
  newDevice?: boolean
  acknowledged?: boolean
  authenticator?: boolean
  restrictedUntil?: number
  /** `new` makes the old trade URL invalid. */
  tradeToken?: string
}
export interface PersonOffer {
  from: string
  to: string
  give?: string[]
  take?: string[]
  message?: string
}
export type FaultWish = Partial<z.input<typeof faultSpec>> & { preset?: PresetName }
export type Control = ReturnType<typeof controlOf>

/** The control API of a running sandbox, typed. `url` is its base, for example http://127.0.0.1:3100. */
export function controlOf(url: string) {
  const ask = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const init = body === undefined ? {} : { body: JSON.stringify(body) }
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(`${url}/api/steam${path}`, { method, headers, ...init })
    const answer = (await response.json()) as T & { error?: string; eresult?: number }
    if (!response.ok)
      throw new ControlRefusal(answer.error ?? `HTTP ${response.status}`, answer.eresult ?? null)
    return answer
  }
  const get = <T>(path: string) => ask<T>('GET', path)
  const post = <T>(path: string, body: unknown = {}) => ask<T>('POST', path, body)
  const drop = <T>(path: string) => ask<T>('DELETE', path)
  return {
    accounts: () => get<AccountView[]>('/accounts'),
    account: (steamId: string) => get<AccountView>(`/accounts/${steamId}`),
    createAccount: (account: NewAccount = {}) => post<AccountView>('/accounts', account),
    changeAccount: (steamId: string, change: AccountChange) =>
      ask<AccountView>('PATCH', `/accounts/${steamId}`, change),
    items: (steamId: string) => get<ItemView[]>(`/accounts/${steamId}/items`),
    giveItems: (steamId: string, gift: Gift) => post<ItemView[]>(`/accounts/${steamId}/items`, gift),
    removeItem: (assetId: string) => drop<object>(`/items/${assetId}`),
    offers: (steamId: string, state?: number) =>
      get<OfferView[]>(`/accounts/${steamId}/offers${state === undefined ? '' : `?state=${state}`}`),
    offer: (id: string) => get<OfferView>(`/offers/${id}`),
    sendOffer: (offer: PersonOffer) => post<OfferView>('/offers', offer),
    accept: (id: string) => post<OfferView>(`/offers/${id}/accept`),
    decline: (id: string) => post<OfferView>(`/offers/${id}/decline`),
    cancel: (id: string) => post<OfferView>(`/offers/${id}/cancel`),
    counter: (id: string, offer: Omit<PersonOffer, 'from' | 'to'> = {}) =>
      post<OfferView>(`/offers/${id}/counter`, offer),
    trades: (steamId: string) => get<TradeView[]>(`/accounts/${steamId}/trades`),
    trade: (id: string) => get<TradeView>(`/trades/${id}`),
    reverse: (steamId: string) => post<TradeView[]>(`/accounts/${steamId}/reverse`),
    callOffEscrow: (offerId: string) => post<OfferView>(`/offers/${offerId}/call-off`),
    revokeTokens: (steamId: string, kind: 'access' | 'refresh' | 'all' = 'all') =>
      post<{ revoked: number }>(`/accounts/${steamId}/revoke-tokens`, { kind }),
    clock: () => get<{ now: number; offsetSeconds: number }>('/clock'),
    advance: (seconds: number) => post<{ now: number; offsetSeconds: number }>('/clock/advance', { seconds }),
    faults: () => get<Fault[]>('/faults'),
    addFault: (fault: FaultWish) => post<Fault>('/faults', fault),
    removeFault: (id: string) => drop<{ removed: boolean }>(`/faults/${id}`),
    clearFaults: () => drop<object>('/faults'),
    requests: (filter: { path?: string; account?: string; limit?: number } = {}) =>
      get<Request[]>(`/requests?${new URLSearchParams(texts(filter))}`),
    clearRequests: () => drop<object>('/requests'),
    /** At most 10,000 entries after `after`; ask again from the last `seq`. */
    log: (after = 0) => get<LogEntry[]>(`/log?after=${after}`),
    autoplay: (habit: Partial<Habit> & { steamId?: string }) =>
      post<Record<string, Habit>>('/autoplay', habit),
    stopAutoplay: (steamId = '*') => drop<object>(`/autoplay/${steamId}`),
    settings: (change: { acceptLanguage?: boolean; seed?: number }) =>
      post<{ acceptLanguage: boolean; seed: number }>('/settings', change),
    reset: (world: 'demo' | 'empty' = 'demo') =>
      post<{ accounts: number; assets: number }>('/reset', { world }),
  }
}

export class ControlRefusal extends Error {
  readonly eresult: number | null
  constructor(message: string, eresult: number | null) {
    super(message)
    this.eresult = eresult
  }
}

const texts = (filter: object): Record<string, string> =>
  Object.fromEntries(Object.entries(filter).map(([name, value]) => [name, String(value)]))
