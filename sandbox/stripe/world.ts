import { Journal, type Table } from '../journal'
import { hash, seeded } from '../steam/random'
import { Heap } from './heap'
import type { Balance, Due, Kept, Merchant, Thing } from './rows'
import { Series } from './series'

/** The fields by which lists are asked; every list of a value has its own series, so none is searched through. */
const indexed: Record<string, string[]> = {
  application_fee: ['charge'],
  balance_transaction: ['source', 'type', 'payout'],
  charge: ['payment_intent', 'customer', 'transfer_group'],
  'checkout.session': ['payment_intent', 'customer', 'subscription'],
  customer: ['email', 'test_clock'],
  dispute: ['charge', 'payment_intent'],
  event: ['type'],
  invoice: ['customer', 'subscription'],
  payment_intent: ['customer'],
  payment_method: ['customer'],
  price: ['product'],
  refund: ['charge', 'payment_intent'],
  subscription: ['customer'],
  transfer: ['destination', 'transfer_group', 'source_transaction'],
  transfer_reversal: ['transfer'],
}
const searchable = new Set([
  'charge',
  'customer',
  'payment_intent',
  'subscription',
  'invoice',
  'product',
  'price',
])
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** Everything the simulated Stripe knows, by id. Rows change only through `put`, `remove` and `book`'s balances. */
export class StripeWorld {
  readonly journal: Journal
  readonly balances: Table<Balance>
  readonly merchants: Table<Merchant>
  /** Who is told of every event. */
  onEvent: (event: Kept) => void = () => {}
  private readonly objects: Table<Kept>
  private readonly dues: Table<Due>
  private readonly seed: number
  private series = new Map<string, Series>()
  private queues = new Map<string, Heap<Due>>()
  private seq = 0

  constructor(dir: string | null, seed: number) {
    this.seed = seed
    this.journal = new Journal(dir)
    this.objects = this.journal.table('object')
    this.balances = this.journal.table('balance')
    this.merchants = this.journal.table('merchant')
    this.dues = this.journal.table('due')
    this.reindex()
  }

  merchant(id: string): Merchant {
    return this.merchants.get(id) ?? this.merchants.put({ id, offsetSeconds: 0, count: 0, made: 0 })
  }

  /** Simulated Unix seconds: real time plus what was added for this merchant. */
  now(merchant: string): number {
    return Math.floor(Date.now() / 1000) + this.merchant(merchant).offsetSeconds
  }

  /** Ids depend on the seed, the merchant and how many were made before, and on nothing else. */
  newId(merchant: string, prefix: string, length = 24): string {
    const { count } = this.merchants.put({
      ...this.merchant(merchant),
      count: this.merchant(merchant).count + 1,
    })
    const random = seeded(hash(`${this.seed} ${merchant} ${count}`))
    let id = `${prefix}_${count.toString(36)}`
    while (id.length < prefix.length + 1 + length) id += letters[Math.floor(random() * letters.length)]
    return id
  }

  get(id: string): Kept | undefined {
    return this.objects.get(id)
  }

  put(row: Omit<Kept, 'seq' | 'made'>): Kept {
    const before = this.objects.get(row.id)
    const { made, seq } = before ?? { made: this.madeAt(row), seq: ++this.seq }
    const kept = this.objects.put({ ...row, made, seq })
    this.index(kept, before)
    return kept
  }

  remove(id: string) {
    const row = this.objects.get(id)
    if (!row) return
    for (const key of keysOf(row)) this.series.get(key)?.remove(row)
    this.objects.delete(id)
  }

  /** All objects of a kind, or those whose field has this value. */
  list(owner: string, object: string, field = '', value = ''): Series {
    return this.series.get(keyOf(owner, object, field, value)) ?? this.empty
  }

  schedule(due: Omit<Due, 'id'>) {
    const id = `${due.kind} ${due.ref}`
    this.queueOf(due).push(this.dues.put({ ...due, id }))
  }

  unschedule(kind: string, ref: string) {
    this.dues.delete(`${kind} ${ref}`)
  }

  /** The next thing whose time has come on this clock. Its row is gone when it is returned. */
  nextDue(merchant: string, clock: string, now: number): Due | null {
    const queue = this.queues.get(`${merchant} ${clock}`)
    for (let head = queue?.peek(); head && head.at <= now; head = queue?.peek()) {
      queue?.pop()
      if (this.dues.get(head.id) !== head) continue
      this.dues.delete(head.id)
      return head
    }
    return null
  }

  commit() {
    this.journal.commit()
  }

  clear() {
    this.journal.clear()
    this.reindex()
  }

  private readonly empty = new Series(() => undefined)

  private madeAt({ merchant, view }: Omit<Kept, 'seq' | 'made'>): number {
    const known = this.merchant(merchant)
    const made = Math.max(known.made, Number(view.created) || 0)
    if (made > known.made) this.merchants.put({ ...known, made })
    return made
  }

  private reindex() {
    this.series = new Map()
    this.queues = new Map()
    this.seq = 0
    for (const row of this.objects.all()) {
      this.seq = Math.max(this.seq, row.seq)
      this.index(row, undefined)
    }
    for (const due of this.dues.all()) this.queueOf(due).push(due)
  }

  private index(row: Kept, before: Kept | undefined) {
    const known = before ? new Set(keysOf(before)) : null
    const keys = keysOf(row)
    for (const key of keys) if (!known?.delete(key)) this.seriesOf(key).add(row)
    for (const key of known ?? []) this.series.get(key)?.remove(row)
  }

  private seriesOf(key: string): Series {
    const found = this.series.get(key) ?? new Series((id) => this.objects.get(id))
    this.series.set(key, found)
    return found
  }

  private queueOf({ merchant, clock }: Omit<Due, 'id'>): Heap<Due> {
    const found = this.queues.get(`${merchant} ${clock}`) ?? new Heap<Due>()
    this.queues.set(`${merchant} ${clock}`, found)
    return found
  }
}

const keyOf = (owner: string, object: string, field: string, value: string) =>
  `${owner} ${object} ${field} ${value}`

function keysOf({ owner, view }: Kept): string[] {
  const fields = view as Thing & Record<string, unknown>
  const keys = [keyOf(owner, view.object, '', '')]
  for (const field of indexed[view.object] ?? []) {
    const value = fields[field]
    if (typeof value === 'string') keys.push(keyOf(owner, view.object, field, value))
  }
  if (searchable.has(view.object))
    for (const [name, value] of Object.entries((fields.metadata ?? {}) as object))
      keys.push(keyOf(owner, view.object, `metadata.${name}`, String(value)))
  return keys
}
