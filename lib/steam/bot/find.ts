import { and, desc, eq, isNotNull, ne } from 'drizzle-orm'
import { steamTrade } from '@/db/schema/steam'
import { inMs, now } from '@/lib/kernel/clock'
import { rawDb } from '@/lib/kernel/db'
import { env } from '@/lib/kernel/env'
import { log } from '@/lib/kernel/log'
import type { OfferState, OfferView } from '../port'
import { moveTrade, type TradeRow } from '../trade-rows'
import { noteTrade } from './note'
import type { Work } from './work'

/** Steam may write a change into the past by this much. */
const backdatedMs = 2 * 3_600_000
/** Steam still lists an offer of ours that is no older than this. */
const rememberedMs = 13 * 86_400_000
/** What proves absence: two listings that show an offer which must be in them, or four without such a check. */
const proof = 4
const weightOf = (checked: boolean) => (checked ? 2 : 1)

/** Best first: an offer that has moved items, one that still can, one that is over. */
const ranking: OfferState[] = ['accepted', 'escrow', 'active', 'needs_confirmation']

const rankOf = (offer: OfferView) => {
  const rank = ranking.indexOf(offer.state)
  return rank < 0 ? ranking.length : rank
}

export const carriesKey = (offer: OfferView, key: string): boolean =>
  offer.message === key || offer.message.startsWith(`${key} `)

export interface Listing {
  found: OfferView[]
  /** True when the listing also shows an offer that must be in it. */
  checked: boolean
}

/** Looks for offers with the trade's key among all that the bot sent since then. */
export async function lookUp(work: Work, row: TradeRow): Promise<Listing> {
  const known = await lastKnownOffer(row)
  const from = Math.min(row.createdAt.getTime(), known?.createdAt.getTime() ?? Number.POSITIVE_INFINITY)
  const offers = await work.session.sentOffers(new Date(from - backdatedMs))
  work.at('looked up')
  const found = offers.filter((offer) => carriesKey(offer, row.key)).sort((a, b) => rankOf(a) - rankOf(b))
  const checked = known !== null && offers.some((offer) => offer.offerId === known.offerId)
  return { found, checked }
}

async function lastKnownOffer(row: TradeRow) {
  const [known] = await rawDb()
    .select({ offerId: steamTrade.offerId, createdAt: steamTrade.createdAt })
    .from(steamTrade)
    .where(and(eq(steamTrade.botId, row.botId), ne(steamTrade.id, row.id), isNotNull(steamTrade.offerId)))
    .orderBy(desc(steamTrade.createdAt))
    .limit(1)
  return known && now().getTime() - known.createdAt.getTime() < rememberedMs ? known : null
}

/**
 * A send without a clear answer: adopts the offer when it exists. Answers `absent` when enough good listings, the last
 * of them after the visibility window, have shown that it does not; null while that is open.
 */
export async function find(work: Work, row: TradeRow): Promise<'absent' | null> {
  const { found, checked } = await lookUp(work, row)
  const [best] = found
  if (best) {
    await adopt(work, row, best)
    return null
  }
  const windowMs = env().STEAM_VISIBILITY_MS
  const endsAt = inMs(row.doubtfulAt ?? now(), windowMs)
  const lookups = row.lookups + weightOf(checked)
  if (lookups >= proof && now() >= endsAt) return 'absent'
  const soon = inMs(now(), Math.max(50, windowMs / 5))
  await noteTrade(work, row, { lookups, stepAt: lookups >= proof && endsAt > now() ? endsAt : soon })
  return null
}

/** The offer exists: from now on it is this trade's offer. */
export async function adopt(work: Work, row: TradeRow, offer: OfferView): Promise<TradeRow> {
  log().info({ tradeId: row.id, offerId: offer.offerId }, 'an offer whose answer was lost is adopted')
  const on = offer.state === 'needs_confirmation' ? 'await_confirmation' : 'activate'
  const changes = { offerId: offer.offerId, lookups: 0, doubtfulAt: null, lastError: null }
  const adopted = await work.write((ctx) => moveTrade(ctx, row, on, changes))
  work.at('offer recorded')
  return adopted
}
