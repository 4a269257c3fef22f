import { sql } from 'drizzle-orm'
import { isStaff } from '@/lib/kernel/access'
import type { Db, Tx } from '@/lib/kernel/db'
import { env } from '@/lib/kernel/env'
import { notFound } from '@/lib/kernel/errors'
import { formatMoney } from '@/lib/kernel/money'
import { query } from '@/lib/kernel/operation'
import { partiesAndStaff } from './access'
import { dealColumns, dealJoins, itemOf, type JoinedDeal, joinedDeal } from './joined'
import { nextMoveOf } from './next-move'
import { type DealView, dealRef, dealView } from './schemas'
import { endedStates } from './states'
import { type LegFacts, type MoveFacts, storyOf } from './story'

export const viewDeal = query(
  {
    name: 'deals.view',
    summary: 'One deal: whose move it is, where money and item are, and everything that happened.',
    input: dealRef,
    output: dealView,
    access: partiesAndStaff,
  },
  async ({ dealId }, { db, actor }) => {
    const deal = await readDeal(db, dealId)
    const viewer = actor.kind === 'person' ? actor.id : ''
    const role = viewer === deal.buyerId ? 'buyer' : viewer === deal.sellerId ? 'seller' : 'admin'
    const legs = await readLegs(db, deal)
    const moves = await readMoves(db, [deal.id, ...legs.map((leg) => leg.id)])
    const notes = await readNotes(db, dealId, isStaff(actor))
    return {
      ...facts(deal, role),
      next: next(deal, role, legs, moves),
      timeline: story(deal, legs, moves),
      notes,
    }
  },
)

const money = (deal: JoinedDeal, amountMinor: number) => formatMoney(amountMinor, deal.currency)

function facts(deal: JoinedDeal, role: DealView['role']) {
  const { buyerId, sellerId, priceMinor, feeMinor } = deal
  return {
    id: deal.id,
    state: deal.state,
    ended: endedStates.includes(deal.state),
    role,
    buyer: { id: buyerId, name: deal.buyerName, avatarUrl: deal.buyerAvatar },
    seller: { id: sellerId, name: deal.sellerName, avatarUrl: deal.sellerAvatar },
    item: itemOf(deal),
    listingId: deal.listingId,
    priceMinor,
    feeMinor,
    sellerGetsMinor: priceMinor - feeMinor,
    currency: deal.currency,
    money: moneyWith(deal),
    itemWith: itemWith(deal),
    reason: deal.reason,
    createdAt: deal.createdAt.toISOString(),
    updatedAt: deal.updatedAt.toISOString(),
  }
}

function moneyWith(deal: JoinedDeal): DealView['money'] {
  if (deal.state === 'settled') return 'seller'
  return deal.paidBack ? 'buyer' : 'escrow'
}

function itemWith({ state }: JoinedDeal): DealView['itemWith'] {
  if (state === 'delivered' || state === 'settled') return 'buyer'
  return state === 'giving' || state === 'returning' || state === 'stuck' ? 'bot' : 'seller'
}

function next(deal: JoinedDeal, role: DealView['role'], legs: LegFacts[], moves: MoveFacts[]) {
  const leg = legs.at(-1)
  const since = moves.filter((m) => m.subject === deal.id).at(-1)?.at ?? deal.createdAt
  return nextMoveOf({
    state: deal.state,
    role,
    price: money(deal, deal.priceMinor),
    sellerGets: money(deal, deal.priceMinor - deal.feeMinor),
    buyerName: deal.buyerName,
    sellerName: deal.sellerName,
    reason: deal.reason,
    paidBack: deal.paidBack,
    dueAt: deal.dueAt,
    since,
    leg,
    offerUrl: leg?.offerId ? `${env().STEAM_URL}/tradeoffer/${leg.offerId}/` : null,
  })
}

const story = (deal: JoinedDeal, legs: LegFacts[], moves: MoveFacts[]) =>
  storyOf({
    dealId: deal.id,
    state: deal.state,
    price: money(deal, deal.priceMinor),
    fee: money(deal, deal.feeMinor),
    sellerGets: money(deal, deal.priceMinor - deal.feeMinor),
    buyerName: deal.buyerName,
    sellerName: deal.sellerName,
    botName: deal.botName ?? 'The bot',
    moves,
    legs,
  })

async function readDeal(db: Db | Tx, dealId: string): Promise<JoinedDeal> {
  const [row] = await db.execute(sql`select ${dealColumns} from ${dealJoins} where deal.id = ${dealId}`)
  return row ? joinedDeal(row) : notFound('deal')
}

interface LegRow extends Record<string, unknown> {
  id: string
  leg: LegFacts['leg']
  attempt: number
  state: string
  offer_id: string | null
  steam_trade_id: string | null
  reason: string | null
  new_asset_id: string | null
  due_at: string
}

async function readLegs(db: Db | Tx, deal: JoinedDeal): Promise<LegFacts[]> {
  const rows = await db.execute<LegRow>(sql`
    select trade.id, leg, attempt, state, offer_id, trade.steam_trade_id, reason, due_at, here.asset_id as new_asset_id
    from steam_trade trade
    left join steam_sighting here on here.item_id = ${deal.itemId} and here.steam_trade_id = trade.steam_trade_id
    where subject = ${deal.id} order by trade.created_at, attempt`)
  return rows.map((row) => ({
    id: row.id,
    leg: row.leg,
    attempt: row.attempt,
    state: row.state,
    offerId: row.offer_id,
    steamTradeId: row.steam_trade_id,
    reason: row.reason,
    newAssetId: row.new_asset_id,
    dueAt: new Date(row.due_at),
  }))
}

interface MoveRow extends Record<string, unknown> {
  subject: string
  event: string
  from_state: string
  to_state: string
  data: Record<string, unknown>
  at: string
}

async function readMoves(db: Db | Tx, subjects: string[]): Promise<MoveFacts[]> {
  const rows = await db.execute<MoveRow>(sql`
    select subject, event, from_state, to_state, data, at from timeline where subject in ${subjects} order by id`)
  return rows.map((row) => ({
    subject: row.subject,
    event: row.event,
    from: row.from_state,
    to: row.to_state,
    data: row.data,
    at: new Date(row.at),
  }))
}

/** Notes of admins are for admins; calls for help are seen by both parties too. */
async function readNotes(db: Db | Tx, dealId: string, all: boolean): Promise<DealView['notes']> {
  const rows = await db.execute<{
    at: string
    kind: 'help' | 'note'
    text: string
    author: string | null
  }>(sql`
    select deal_note.at, kind, text, person.name as author from deal_note
    left join person on person.id = author_id
    where deal_id = ${dealId} and (${all} or kind = 'help') order by deal_note.id`)
  return rows.map((row) => ({
    at: new Date(row.at).toISOString(),
    author: row.author ?? 'Tradepost',
    kind: row.kind,
    text: row.text,
  }))
}

const moverOf: Partial<Record<JoinedDeal['state'], 'buyer' | 'seller'>> = {
  taking: 'seller',
  giving: 'buyer',
  returning: 'seller',
}

export function rowOf(deal: JoinedDeal, role: DealView['role']) {
  return {
    id: deal.id,
    orderId: deal.orderId,
    state: deal.state,
    role,
    item: itemOf(deal),
    otherName: role === 'buyer' ? deal.sellerName : deal.buyerName,
    priceMinor: deal.priceMinor,
    currency: deal.currency,
    yourMove: moverOf[deal.state] === role && deal.legState === 'active',
    dueAt: deal.dueAt?.toISOString() ?? null,
    createdAt: deal.createdAt.toISOString(),
  }
}
