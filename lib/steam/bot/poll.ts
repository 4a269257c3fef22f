import { inArray } from 'drizzle-orm'
import { steamTrade } from '@/db/schema/steam'
import { inMs, now } from '@/lib/kernel/clock'
import { rawDb } from '@/lib/kernel/db'
import { log } from '@/lib/kernel/log'
import type { OfferView, SteamSession } from '../port'
import type { TradeState } from '../states'
import type { TradeRow } from '../trade-rows'

/** Steam may write a change into the past; a full poll looks back further. */
const lookBackMs = 35 * 60_000
const fullLookBackMs = 2 * 3_600_000
const keyPattern = /^TP-[A-Za-z0-9]+/

/** What the poll says about an offer is a hint to look at its trade; a step reads the truth. */
export interface Polled {
  hints: Map<string, OfferView>
  /** Trades of a full poll whose offer was not listed: they are read one by one. */
  unlisted: Set<string>
  /** Open offers with one of our keys that no trade of ours stands for. */
  twins: OfferView[]
}

const looksLike: Partial<Record<TradeState, OfferView['state']>> = {
  needs_confirmation: 'needs_confirmation',
  active: 'active',
  escrow_hold: 'escrow',
}

/** One look at all offers of the bot. */
export async function poll(session: SteamSession, rows: TradeRow[], full: boolean): Promise<Polled> {
  const oldest = Math.min(now().getTime(), ...rows.map((row) => row.createdAt.getTime()))
  const since = full ? new Date(oldest - fullLookBackMs) : inMs(now(), -lookBackMs)
  const offers = await session.sentOffers(since)
  const listed = new Map(offers.map((offer) => [offer.offerId, offer]))
  const known = new Set(rows.map((row) => row.offerId))
  const polled: Polled = { hints: new Map(), unlisted: new Set(), twins: await twinsIn(offers, known) }
  for (const row of rows) {
    const expected = looksLike[row.state]
    if (!row.offerId || !expected) continue
    const offer = listed.get(row.offerId)
    if (offer && offer.state !== expected) polled.hints.set(row.id, offer)
    if (!offer && full) polled.unlisted.add(row.id)
  }
  return polled
}

/** `known`: the offers of the bot's open trades, which need no asking. */
async function twinsIn(offers: OfferView[], known: Set<string | null>): Promise<OfferView[]> {
  const open = offers.filter(
    ({ offerId, state }) => !known.has(offerId) && (state === 'active' || state === 'needs_confirmation'),
  )
  const keys = open.flatMap((offer) => keyPattern.exec(offer.message)?.[0] ?? [])
  if (keys.length === 0) return []
  const trades = await rawDb()
    .select({ key: steamTrade.key, offerId: steamTrade.offerId, state: steamTrade.state })
    .from(steamTrade)
    .where(inArray(steamTrade.key, keys))
  return open.filter((offer) => {
    const trade = trades.find((one) => one.key === keyPattern.exec(offer.message)?.[0])
    const undecided = !trade?.offerId && ['intent', 'sending', 'unknown'].includes(trade?.state ?? '')
    return trade !== undefined && !undecided && trade.offerId !== offer.offerId
  })
}

/** A second offer with a key of ours came to light late: it must not be accepted. */
export async function cancelTwins(session: SteamSession, twins: OfferView[]): Promise<void> {
  for (const twin of twins) {
    log().error(
      { offerId: twin.offerId, message: twin.message },
      'a second offer with the same key is cancelled',
    )
    await session.cancelOffer(twin)
  }
}
