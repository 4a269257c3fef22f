import { inMs, now } from '@/lib/kernel/clock'
import { Outage } from '@/lib/kernel/errors'
import { log } from '@/lib/kernel/log'
import type { OfferView } from '../port'
import type { TradeEvent } from '../states'
import { moveTrade, type TradeRow } from '../trade-rows'
import { exchange } from './exchange'
import { end, noteTrade } from './note'
import type { Work } from './work'

/** An open offer is read again at least this often, whatever the polls say. */
const rereadMs = 120_000

/** Allows an offer of ours in the bot's authenticator. */
export async function confirm(work: Work, row: TradeRow): Promise<void> {
  if (shouldCancel(row)) return callOff(work, row)
  try {
    await work.session.confirmOffer(offerIdOf(row))
  } catch (error) {
    if (!(error instanceof Outage) || error.code === 'session_expired') throw error
    return settle(work, row, await readOffer(work, row), error)
  }
  work.at('confirmed')
  await work.write((ctx) => moveTrade(ctx, row, 'activate', { lastError: null }))
  work.at('confirmation recorded')
}

/** Brings a trade in line with what Steam says about its offer. */
export async function settle(
  work: Work,
  row: TradeRow,
  offer: OfferView,
  because: Error | null = null,
): Promise<void> {
  const ending = endingOf(row, offer)
  if (ending) return end(work, await activated(work, row, ending.on), ending.on, ending.reason)
  if (offer.state === 'accepted' || offer.state === 'escrow')
    return exchange(work, await activated(work, row), offer)
  if (offer.state === 'active' && row.state === 'needs_confirmation') {
    await activated(work, row)
    work.at('confirmation recorded')
    return
  }
  if (because) throw because
  if (shouldCancel(row) && row.state !== 'committing') return callOff(work, row)
  await noteTrade(work, row, { stepAt: rereadAt(row), lastError: null, recheckAt: null })
}

/** Some endings are only possible for an offer that was out. */
async function activated(work: Work, row: TradeRow, on?: TradeEvent): Promise<TradeRow> {
  const needed = row.state === 'needs_confirmation' && !(on && fromConfirmation.includes(on))
  return needed ? work.write((ctx) => moveTrade(ctx, row, 'activate', {})) : row
}

const fromConfirmation: TradeEvent[] = ['expire', 'cancel', 'invalidate', 'veto']

function endingOf(row: TradeRow, offer: OfferView): { on: TradeEvent; reason: string } | null {
  if (row.state === 'committing') return null
  switch (offer.state) {
    case 'declined':
      return { on: 'decline', reason: 'declined' }
    case 'countered':
      return { on: 'counter', reason: 'countered' }
    case 'expired':
      return { on: 'expire', reason: now() >= row.dueAt ? 'no_answer' : 'steam_expired' }
    case 'invalid_items':
      return { on: 'invalidate', reason: 'items_unavailable' }
    case 'cancelled_2fa':
      return { on: 'veto', reason: 'confirmation_denied' }
    case 'cancelled':
      return cancellation(row, offer)
    default:
      return null
  }
}

/** An offer that was cancelled although it has a trade was accepted, held by Steam and then called off. */
function cancellation(row: TradeRow, offer: OfferView): { on: TradeEvent; reason: string } {
  if (row.state === 'escrow_hold' || offer.tradeId) return { on: 'cancel', reason: 'escrow_hold' }
  if (row.cancelRequested) return { on: 'cancel', reason: row.cancelReason ?? 'cancelled' }
  if (now() >= row.dueAt) return { on: 'expire', reason: 'no_answer' }
  log().error(
    { tradeId: row.id, botId: row.botId, offerId: row.offerId },
    'an offer was cancelled, not by us',
  )
  return { on: 'cancel', reason: 'cancelled_elsewhere' }
}

export const shouldCancel = (row: TradeRow): boolean => row.cancelRequested || now() >= row.dueAt

/** Cancels the offer on Steam; what Steam then says decides, because the partner may have been quicker. */
export async function callOff(work: Work, row: TradeRow): Promise<void> {
  const offer = await work.session.cancelOffer({
    offerId: offerIdOf(row),
    partnerSteamId: row.partnerSteamId,
  })
  work.at('cancelled on Steam')
  if (['active', 'needs_confirmation', 'unreadable'].includes(offer.state))
    throw new Outage('steam', 'The offer could not be cancelled yet.', { code: 'not_cancelled' })
  await settle(work, row, offer)
}

export async function readOffer(work: Work, row: TradeRow): Promise<OfferView> {
  const offer = await work.session.readOffer(offerIdOf(row))
  work.at('offer read')
  return offer
}

export function offerIdOf(row: TradeRow): string {
  if (!row.offerId) throw new Error(`Trade ${row.id} is ${row.state} without an offer.`)
  return row.offerId
}

function rereadAt(row: TradeRow): Date {
  const soon = inMs(now(), rereadMs)
  return soon < row.dueAt || now() >= row.dueAt ? soon : row.dueAt
}
