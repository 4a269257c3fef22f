import { EventEmitter } from 'node:events'
import { Journal, type Table } from '../journal'
import { Offer } from './numbers'
import type { Account, Asset, Confirmation, Description, Meta, OfferRow, Token, TradeRow } from './rows'

const firstIds: Record<string, bigint> = {
  asset: 40_000_000_000n,
  offer: 5_012_345_600n,
  trade: 798_000_000_000_000_000n,
  confirmation: 14_200_000_000n,
  token: 1_000n,
}

/** Everything the simulated Steam knows. Change rows only through the put methods, then `commit()`. */
export class World {
  readonly journal: Journal
  readonly accounts: Table<Account>
  readonly assets: Table<Asset>
  readonly descriptions: Table<Description>
  readonly offers: Table<OfferRow>
  readonly trades: Table<TradeRow>
  readonly confirmations: Table<Confirmation>
  readonly tokens: Table<Token>
  /** Emits `offer` with the row whenever an offer changes state. */
  readonly events = new EventEmitter()
  /** Seconds by which the next change of an offer is written into the past; set by a fault. */
  backdate: (path: string) => number = () => 0
  /** Whether the next exchange of an offer fails; set by a fault. */
  tradeFails: (path: string) => boolean = () => false
  private readonly metas: Table<Meta>
  private owned = new Map<string, Map<string, Asset>>()
  private offersOf = new Map<string, Map<string, OfferRow>>()
  private tradesOf = new Map<string, TradeRow[]>()
  private open = new Map<string, OfferRow>()

  constructor(dir: string | null, seed: number) {
    this.journal = new Journal(dir)
    this.accounts = this.journal.table('accounts')
    this.assets = this.journal.table('assets')
    this.descriptions = this.journal.table('descriptions')
    this.offers = this.journal.table('offers')
    this.trades = this.journal.table('trades')
    this.confirmations = this.journal.table('confirmations')
    this.tokens = this.journal.table('tokens')
    this.metas = this.journal.table('meta')
    if (!this.metas.get('meta')) this.begin(seed)
    this.reindex()
  }

  get meta(): Meta {
    const meta = this.metas.get('meta')
    if (!meta) throw new Error('the world has no meta row')
    return meta
  }

  putMeta(change: Partial<Meta>) {
    this.metas.put({ ...this.meta, ...change })
  }

  /** Simulated Unix seconds: real time plus what `advance` added. */
  now(): number {
    return Math.floor(Date.now() / 1000) + this.meta.offsetSeconds
  }

  nextId(kind: string): string {
    const count = (this.meta.counters[kind] ?? 0) + 1
    this.putMeta({ counters: { ...this.meta.counters, [kind]: count } })
    return ((firstIds[kind] ?? 0n) + BigInt(count)).toString()
  }

  putAsset(asset: Asset): Asset {
    const before = this.assets.get(asset.id)
    if (before && before.owner !== asset.owner) this.owned.get(before.owner)?.delete(asset.id)
    this.assets.put(asset)
    mapIn(this.owned, asset.owner).set(asset.id, asset)
    return asset
  }

  dropAsset(asset: Asset) {
    this.assets.delete(asset.id)
    this.owned.get(asset.owner)?.delete(asset.id)
  }

  putOffer(offer: OfferRow): OfferRow {
    const before = this.offers.get(offer.id)
    this.offers.put(offer)
    this.indexOffer(offer)
    if (before?.state === offer.state) return offer
    const facts = {
      offer: offer.id,
      from: offer.from,
      to: offer.to,
      state: offer.state,
      message: offer.message,
    }
    this.journal.record(this.now(), 'offer', before ? { ...facts, was: before.state } : facts)
    this.events.emit('offer', offer)
    return offer
  }

  putTrade(trade: TradeRow): TradeRow {
    if (!this.trades.get(trade.id)) this.indexTrade(trade)
    else this.replaceTrade(trade)
    this.trades.put(trade)
    return trade
  }

  assetsOf(owner: string): Asset[] {
    return [...(this.owned.get(owner)?.values() ?? [])].filter((asset) => !asset.heldBy)
  }

  offersWith(account: string): OfferRow[] {
    return [...(this.offersOf.get(account)?.values() ?? [])]
  }

  tradesWith(account: string): TradeRow[] {
    return this.tradesOf.get(account) ?? []
  }

  /** Offers that are active, wait for a confirmation or sit in escrow. */
  openOffers(): OfferRow[] {
    return [...this.open.values()]
  }

  commit() {
    this.journal.commit()
  }

  /** Forgets everything but the log. */
  clear(seed: number) {
    this.journal.clear()
    this.begin(seed)
    this.journal.record(this.now(), 'reset', {})
    this.reindex()
  }

  private begin(seed: number) {
    this.metas.put({ id: 'meta', offsetSeconds: 0, counters: {}, acceptLanguage: true, seed })
  }

  private reindex() {
    this.owned = new Map()
    this.offersOf = new Map()
    this.tradesOf = new Map()
    this.open = new Map()
    for (const asset of this.assets.all()) mapIn(this.owned, asset.owner).set(asset.id, asset)
    for (const offer of this.offers.all()) this.indexOffer(offer)
    for (const trade of this.trades.all()) this.indexTrade(trade)
  }

  private indexOffer(offer: OfferRow) {
    mapIn(this.offersOf, offer.from).set(offer.id, offer)
    mapIn(this.offersOf, offer.to).set(offer.id, offer)
    const open: number[] = [Offer.active, Offer.needsConfirmation, Offer.inEscrow]
    if (open.includes(offer.state)) this.open.set(offer.id, offer)
    else this.open.delete(offer.id)
  }

  private indexTrade(trade: TradeRow) {
    for (const party of [trade.a, trade.b]) {
      const list = this.tradesOf.get(party) ?? []
      list.push(trade)
      this.tradesOf.set(party, list)
    }
  }

  private replaceTrade(trade: TradeRow) {
    for (const party of [trade.a, trade.b]) {
      const list = this.tradesOf.get(party) ?? []
      const at = list.findIndex((row) => row.id === trade.id)
      if (at >= 0) list[at] = trade
    }
  }
}

function mapIn<T>(index: Map<string, Map<string, T>>, key: string): Map<string, T> {
  const found = index.get(key) ?? new Map<string, T>()
  index.set(key, found)
  return found
}
