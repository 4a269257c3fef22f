import type { Sql } from 'postgres'
import { rawDb } from '@/lib/kernel/db'
import { proveLedger } from '@/lib/ledger'
import { reconcile } from '@/lib/payments/reconcile'
import type { StripeRecord } from '@/sandbox/stripe/control'
import { firstSaleMinor, startMoneyMinor } from './crowd'
import type { World } from './world'

type Note = (what: string) => void

export interface Recount {
  metrics: Record<string, number>
  /** Orders by the state they ended in. */
  ended: Record<string, number>
  /** One sentence for each thing that is wrong, at most twenty. */
  wrong: string[]
}

const paidStates = new Set(['paid', 'completed', 'partially_refunded', 'refunded'])

/** Compares what Stripe booked, what buyers were told, the rows and the ledger's entries with each other. */
export async function recount(sql: Sql, world: World): Promise<Recount> {
  const found: string[] = []
  const note = (what: string) => void found.push(what)
  for (const bug of world.shop.bugs) note(bug)
  const open = await reconcile()
  const record = await world.control.record()
  const metrics = {
    ...(await goodsAgree(sql, world, note)),
    ...(await couponsAgree(sql, world, note)),
    ...(await paymentsAgree(sql, world, record, note)),
    ...(await sellersAgree(sql, world, record, note)),
    walletsWrong: await walletsWrong(sql, world, note),
    escrowsWrong: await escrowsWrong(sql, note),
    ...(await ledgerAgrees(sql, record, note)),
    reconcileDifferences: open,
    answeredBadly: world.shop.bugs.length,
  }
  const rows = await sql<
    { state: string; n: number }[]
  >`select state, count(*)::int as n from "order" group by 1`
  return {
    metrics,
    ended: Object.fromEntries(rows.map(({ state, n }) => [state, n])),
    wrong: found.slice(0, 20),
  }
}

/** Every piece is on the shelf, or with exactly one buyer; a parcel that had arrived does not come back by itself. */
async function goodsAgree(sql: Sql, { stock }: World, note: Note) {
  const rows = await sql<{ id: string; on_hand: number; reserved: number; sold: number; gone: number }[]>`
    select g.id, g.on_hand, g.reserved,
      coalesce(sum(l.quantity) filter (where l.state in ('fulfilling', 'fulfilled')), 0)::int as sold,
      coalesce(sum(l.quantity) filter (where l.state = 'refunded' and s.delivered_at is not null), 0)::int as gone
    from goods g left join order_line l on l.kind = 'shipment' and l.subject = g.id
      left join seller_order s on s.id = l.seller_order_id
    group by g.id`
  const oversold = rows.filter(({ id, sold, gone }) => sold + gone > (stock.get(id) ?? 0))
  const off = rows.filter(
    ({ id, on_hand, reserved, sold, gone }) => reserved !== 0 || on_hand + sold + gone !== stock.get(id),
  )
  for (const { id, on_hand, reserved, sold, gone } of off)
    note(`${id} had ${stock.get(id)}; ${sold} sold, ${gone} gone, ${on_hand} there, ${reserved} reserved`)
  return { oversold: oversold.length, stockWrong: off.length + (stock.size - rows.length) }
}

async function couponsAgree(sql: Sql, { limits }: World, note: Note) {
  const rows = await sql<{ code: string; used: number; paid: number; most: number }[]>`
    with paid as (
      select code, buyer_id, count(*)::int as n from "order", unnest(coupons) as code
      where paid_at is not null group by 1, 2)
    select c.code, c.used::int, coalesce(sum(p.n), 0)::int as paid, coalesce(max(p.n), 0)::int as most
    from coupon c left join paid p on p.code = c.code group by c.code, c.used`
  const over = rows.filter(({ code, paid, most }) => {
    const limit = limits.get(code)
    return !limit || paid > limit.inAll || most > limit.each
  })
  const off = rows.filter(({ used, paid }) => used !== paid)
  for (const { code, used, paid, most } of [...over, ...off])
    note(`${code}: ${paid} paid orders, at most ${most} of one person, and it counts ${used}`)
  return { couponsOverLimit: over.length, couponsMiscounted: off.length }
}

interface OrderFacts {
  id: string
  state: string
  total: number
  refunded: number
  /** What left the buyer's wallet for it, less what came back. */
  wallet: number
}

async function orderFacts(sql: Sql): Promise<OrderFacts[]> {
  return sql<OrderFacts[]>`
    with moved as (
      select t.memo->>'subject' as subject, e.account_id, -sum(e.amount) as amount
      from ledger_entry e join ledger_transfer t on t.id = e.transfer_id
      where t.kind in ('purchase', 'refund') group by 1, 2)
    select o.id, o.state, o.total_minor::int as total, o.refunded_minor::int as refunded,
      coalesce(m.amount, 0)::int as wallet
    from "order" o
      left join ledger_account a on a.code = 'user:' || o.buyer_id || ':wallet' and a.currency = o.currency
      left join moved m on m.subject = o.id and m.account_id = a.id`
}

/** What Stripe has of each order and what its wallet gave, against what it costs less what was given back. */
async function paymentsAgree(sql: Sql, { toldPaid }: World, record: StripeRecord, note: Note) {
  const rows = await sql<{ id: string; order_id: string }[]>`select id, order_id from payment`
  const orderOf = new Map(rows.map(({ id, order_id }) => [id, order_id]))
  const kept = new Map<string, number[]>()
  let strangers = 0
  let chargedAgain = 0
  for (const { id, received, refunded, charges, metadata } of record.payments) {
    if (charges > 1) chargedAgain++
    if (received === 0 || received === refunded) continue
    const orderId = orderOf.get(String(metadata.order))
    if (!orderId) {
      strangers++
      note(`Stripe took ${received} with ${id}, of which nobody here knows`)
    } else kept.set(orderId, [...(kept.get(orderId) ?? []), received - refunded])
  }
  const figures = { chargedTwice: chargedAgain, paidButLost: strangers, chargedWrong: 0, toldPaidButLost: 0 }
  for (const { id, state, total, refunded, wallet } of await orderFacts(sql)) {
    const byCard = kept.get(id) ?? []
    const had = wallet + byCard.reduce((sum, minor) => sum + minor, 0)
    const due = paidStates.has(state) ? total - refunded : 0
    if (byCard.length > 1 || had > due) figures.chargedTwice++
    else if (had < due) figures.chargedWrong++
    if (byCard.length > 0 && !paidStates.has(state)) figures.paidButLost++
    if (toldPaid.has(id) && !paidStates.has(state)) figures.toldPaidButLost++
    if (had !== due) note(`${id} is ${state} and should have ${due}; it has ${had}, by cards ${byCard}`)
  }
  return figures
}

/** Nobody is paid before the time of a sale has come, twice, or more than was earned. */
async function sellersAgree(sql: Sql, { inTime }: World, record: StripeRecord, note: Note) {
  const sales = await sql<{ id: string; seller: string; left: number; out: boolean }[]>`
    select e.seller_order_id as id, e.seller_id as seller, (e.gross_minor - e.reversed_minor)::int as left,
      exists(select from ledger_transfer t where t.idem_key = 'earning:' || e.id || ':out') as out
    from earning e`
  const early = sales.filter(({ id, out }) => out && !inTime.has(id))
  for (const { id } of early) note(`${id} was paid to its seller before its time`)
  const payouts = await sql<{ id: string; seller: string; amount: number; state: string }[]>`
    select id, seller_id as seller, amount_minor::int as amount, state from payout`
  const sent = Map.groupBy(record.transfers, ({ metadata }) => String(metadata.order))
  const gone = new Map<string, number>()
  let twice = 0
  for (const { id, seller, amount, state } of payouts) {
    const there = (sent.get(id) ?? []).reduce((sum, one) => sum + one.amount - one.amount_reversed, 0)
    gone.set(seller, (gone.get(seller) ?? 0) + there)
    if (there === (state === 'failed' ? 0 : amount)) continue
    twice++
    note(`payout ${id} of ${amount} is ${state}, and Stripe transferred ${there}`)
  }
  const strange = [...sent.keys()].filter((id) => !payouts.some((one) => one.id === id))
  for (const id of strange) note(`Stripe transferred for ${id}, of which nobody here knows`)
  const earned = new Map<string, number>()
  for (const { seller, left, out } of sales) if (out) earned.set(seller, (earned.get(seller) ?? 0) + left)
  const tooMuch = [...gone].filter(([seller, minor]) => minor > firstSaleMinor + (earned.get(seller) ?? 0))
  for (const [seller, minor] of tooMuch) note(`${seller} was paid ${minor} of ${earned.get(seller)} earned`)
  return {
    paidOutEarly: early.length + tooMuch.length,
    paidOutWrong: twice + strange.length,
    payouts: payouts.length,
    salesMatured: sales.filter(({ out }) => out).length,
  }
}

/** Every buyer's wallet by sums over orders and payments, against the sum of its entries. */
async function walletsWrong(sql: Sql, { crowd }: World, note: Note): Promise<number> {
  const rows = await sql<{ id: string; had: number; due: number }[]>`
    with spent as (
      select person_id as id, sum(wallet_minor - refunded_wallet_minor) as minor
      from payment where state = 'paid' group by 1),
    topped as (
      select o.buyer_id as id, sum(l.total_minor - l.refunded_minor) as minor
      from order_line l join "order" o on o.id = l.order_id
      where l.kind = 'credit' and o.paid_at is not null group by 1),
    had as (
      select split_part(a.code, ':', 2) as id, sum(e.amount) as minor from ledger_account a
      join ledger_entry e on e.account_id = a.id where a.code like 'user:%' group by 1)
    select had.id, had.minor::int as had,
      (${startMoneyMinor} - coalesce(spent.minor, 0) + coalesce(topped.minor, 0))::int as due
    from had left join spent using (id) left join topped using (id)
    where had.id = any(${crowd.buyers.map(({ id }) => id)})`
  const off = rows.filter(({ had, due }) => had !== due)
  for (const { id, had, due } of off) note(`${id} should have ${due} in the wallet and has ${had}`)
  return off.length + (crowd.buyers.length - rows.length)
}

/** In the escrow of an order lies what its sellers have not been paid yet, and nothing else. */
async function escrowsWrong(sql: Sql, note: Note): Promise<number> {
  const rows = await sql<{ id: string; had: number; due: number }[]>`
    with had as (
      select split_part(a.code, ':', 2) as id, sum(e.amount) as minor from ledger_account a
      join ledger_entry e on e.account_id = a.id where a.code like 'escrow:%' group by 1),
    due as (
      select order_id as id, sum(gross_minor - reversed_minor) as minor from earning
      where state in ('accrued', 'clearing') group by 1)
    select o.id, coalesce(had.minor, 0)::int as had, coalesce(due.minor, 0)::int as due
    from "order" o left join had using (id) left join due using (id)
    where coalesce(had.minor, 0) <> coalesce(due.minor, 0)`
  for (const { id, had, due } of rows) note(`escrow of ${id} should hold ${due} and holds ${had}`)
  return rows.length
}

async function ledgerAgrees(sql: Sql, { net }: StripeRecord, note: Note) {
  const [row] = await sql<{ sum: number; ours: number; dead: number }[]>`
    select (select coalesce(sum(amount), 0) from ledger_entry)::int as sum,
      (select coalesce(sum(e.amount), 0) from ledger_entry e join ledger_account a on a.id = e.account_id
        where a.code = 'external:stripe')::int as ours,
      (select count(*) from event_dead)::int as dead`
  const { sound, figures } = await proveLedger(rawDb())
  if (!sound) note(`the ledger does not hold: ${JSON.stringify(figures)}`)
  const theirs = net.eur ?? 0
  const { sum = Number.NaN, ours = Number.NaN, dead = Number.NaN } = row ?? {}
  if (theirs + ours !== 0) note(`Stripe has ${theirs} for us, our books say ${-ours}`)
  return {
    ledgerSum: Math.abs(sum),
    ledgerUnsound: sound ? 0 : 1,
    stripeDiffersMinor: Math.abs(theirs + ours),
    stripeHasMinor: theirs,
    deadEvents: dead,
  }
}
