import type { Sql } from 'postgres'
import type { LogEntry } from '@/sandbox/journal'
import { Offer, TradeStatus } from '@/sandbox/steam/numbers'
import type { World } from '@/sandbox/steam/world'
import type { Bought } from './market'

export interface Recount {
  /** Deals by the state they ended in. */
  ended: Record<string, number>
  metrics: {
    deals: number
    itemsLost: number
    sentTwice: number
    twinOffers: number
    strangeOffers: number
    dealsOpen: number
    escrowNotEmpty: number
    moneyWrong: number
    ledgerSum: number
    deadEvents: number
  }
  /** One sentence for each thing that is wrong, at most twenty. */
  wrong: string[]
}

interface Item {
  asset: string
  owner: string | null
  /** Trades with a key of ours, as `leg to`. */
  ours: string[]
  byOwner: boolean
}

interface Trail {
  items: Map<string, Item>
  exchanges: Map<string, number>
  twins: string[]
  keys: Set<string>
}

interface Move {
  asset: string
  newAsset: string
  from: string
  to: string
}

const keyOf = (message: unknown): string | null => /^TP-\w+/.exec(String(message ?? ''))?.[0] ?? null
const live: number[] = [Offer.active, Offer.needsConfirmation, Offer.inEscrow]

/** What happened on Steam, from Steam's own log and nothing else. */
export function trailOf(log: LogEntry[]): Trail {
  const trail: Trail = { items: new Map(), exchanges: new Map(), twins: [], keys: new Set() }
  const at = new Map<string, Item>()
  const liveOffers = new Map<string, Set<string>>()
  for (const entry of log) {
    const key = keyOf(entry.message)
    if (entry.kind === 'mint') {
      const item = { asset: String(entry.asset), owner: String(entry.owner), ours: [], byOwner: false }
      trail.items.set(item.asset, item)
      at.set(item.asset, item)
    } else if (entry.kind === 'consume') {
      const item = at.get(String(entry.asset))
      if (item) Object.assign(item, { owner: null, byOwner: true })
    } else if (entry.kind === 'trade' && entry.status === TradeStatus.complete) {
      if (key) trail.exchanges.set(key, (trail.exchanges.get(key) ?? 0) + 1)
      for (const move of entry.moves as Move[]) follow(at, move, key)
    } else if (entry.kind === 'offer' && key) {
      trail.keys.add(key)
      const open = liveOffers.get(key) ?? new Set()
      liveOffers.set(key, open)
      if (live.includes(Number(entry.state))) open.add(String(entry.offer))
      else open.delete(String(entry.offer))
      if (open.size > 1) trail.twins.push(key)
    }
  }
  return trail
}

function follow(at: Map<string, Item>, move: Move, key: string | null) {
  const item = at.get(move.asset)
  if (!item) return
  item.asset = move.newAsset
  item.owner = move.to
  if (key) item.ours.push(`${move.from} ${move.to}`)
  else item.byOwner = true
  at.set(move.newAsset, item)
}

interface DealFacts {
  id: string
  state: string
  order_id: string
  escrow: string
  price_minor: string
  fee_minor: string
}

/** Compares Steam's log, the inventories, the deals' ends and the ledger's entries with each other. */
export async function recount(
  sql: Sql,
  world: World,
  bought: Bought[],
  startMinor: number,
): Promise<Recount> {
  const trail = trailOf(world.journal.log)
  const wrong: string[] = []
  const facts = await sql<DealFacts[]>`
    select deal.id, deal.state, deal.order_id, deal.price_minor, deal.fee_minor,
      (select coalesce(sum(e.amount), 0) from ledger_entry e join ledger_account a on a.id = e.account_id
        where a.code = 'escrow:' || deal.order_id) as escrow
    from deal`
  const byId = new Map(facts.map((row) => [row.id, row]))
  const ended: Record<string, number> = {}
  for (const { state } of facts) ended[state] = (ended[state] ?? 0) + 1
  const itemsLost = bought.filter((one) => lost(world, trail, one, byId.get(one.dealId)?.state, wrong)).length
  const open = facts.filter(({ state }) => !['settled', 'refunded', 'returned'].includes(state))
  const unemptied = facts.filter((row) => !open.includes(row) && row.escrow !== '0')
  const metrics = {
    deals: facts.length,
    itemsLost: itemsLost + (facts.length - bought.length),
    ...(await sends(sql, trail, wrong)),
    dealsOpen: open.length,
    escrowNotEmpty: unemptied.length,
    moneyWrong: await moneyWrong(sql, bought, byId, startMinor, wrong),
    ...(await totals(sql)),
  }
  for (const { id, state } of open) wrong.push(`${id} is still ${state}`)
  return { ended, metrics, wrong: wrong.slice(0, 20) }
}

/** The item is at exactly one place, and that place is what the deal's end says. */
function lost(world: World, trail: Trail, one: Bought, state: string | undefined, wrong: string[]): boolean {
  const item = trail.items.get(one.asset)
  const { sellerSteamId: seller, buyerSteamId: buyer } = one
  const home = item?.owner ?? ''
  const moves = item?.ours.map((move) => move.split(' ')) ?? []
  const path = [moves[0]?.[0], ...moves.map(([, to]) => to)]
  const right: Record<string, boolean> = {
    settled: path.length === 3 && path[0] === seller && path[2] === buyer && home === buyer,
    returned: path.length === 3 && path[0] === seller && path[2] === seller && home === seller,
    refunded: moves.length === 0 && (home === seller || item?.byOwner === true),
  }
  const there = item?.owner ? world.assets.get(item.asset) : undefined
  const placed = item?.owner === null ? there === undefined : there?.owner === item?.owner && !there?.heldBy
  const fine = item !== undefined && placed && right[state ?? ''] === true
  if (!fine) wrong.push(`${one.dealId} is ${state}, but its item went ${path.join(' > ')} and is at ${home}`)
  return !fine
}

async function sends(sql: Sql, trail: Trail, wrong: string[]) {
  const legs = await sql<{ key: string; leg: string }[]>`
    select key, subject || ' ' || case leg when 'take' then 'in' else 'out' end as leg from steam_trade`
  const legOf = new Map(legs.map(({ key, leg }) => [key, leg]))
  const done = new Map<string, number>()
  for (const [key, count] of trail.exchanges) {
    const leg = legOf.get(key) ?? key
    done.set(leg, (done.get(leg) ?? 0) + count)
  }
  const twice = [...done].filter(([, count]) => count > 1)
  const strange = [...trail.keys].filter((key) => !legOf.has(key))
  for (const [leg] of twice) wrong.push(`${leg} was exchanged twice`)
  for (const key of new Set(trail.twins))
    wrong.push(`two offers with ${key} were open at once (${legOf.get(key)})`)
  return {
    sentTwice: twice.length,
    twinOffers: new Set(trail.twins).size,
    strangeOffers: strange.length,
  }
}

/** Every wallet by our own sums over prices, against the sum of its ledger entries. */
async function moneyWrong(
  sql: Sql,
  bought: Bought[],
  byId: Map<string, DealFacts>,
  startMinor: number,
  wrong: string[],
): Promise<number> {
  const due = new Map<string, number>()
  const add = (code: string, minor: number) => due.set(code, (due.get(code) ?? 0) + minor)
  for (const { buyerId } of bought) due.set(`user:${buyerId}:wallet`, startMinor)
  for (const { dealId, buyerId, sellerId, priceMinor } of bought) {
    const feeMinor = Math.min(Math.floor((priceMinor * 300 + 5_000) / 10_000), priceMinor - 1)
    if (byId.get(dealId)?.state !== 'settled') continue
    add(`user:${buyerId}:wallet`, -priceMinor)
    add(`user:${sellerId}:wallet`, priceMinor - feeMinor)
    add('platform:fees', feeMinor)
  }
  const rows = await sql<{ code: string; total: string }[]>`
    select a.code, sum(e.amount) as total from ledger_account a join ledger_entry e on e.account_id = a.id
    group by a.code`
  const had = new Map(rows.map(({ code, total }) => [code, Number(total)]))
  const off = [...due].filter(([code, minor]) => (had.get(code) ?? 0) !== minor)
  for (const [code, minor] of off)
    wrong.push(`${code} should have ${minor}, the ledger says ${had.get(code)}`)
  return off.length
}

async function totals(sql: Sql) {
  const [row] = await sql<{ sum: string; dead: string }[]>`
    select (select coalesce(sum(amount), 0) from ledger_entry) as sum, (select count(*) from event_dead) as dead`
  return { ledgerSum: Number(row?.sum ?? Number.NaN), deadEvents: Number(row?.dead ?? Number.NaN) }
}
