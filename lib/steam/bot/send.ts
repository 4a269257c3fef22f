import { inMs, now } from '@/lib/kernel/clock'
import { Outage } from '@/lib/kernel/errors'
import { SteamRefusal } from '../port'
import { moveTrade, type TradeRow } from '../trade-rows'
import { adopt, lookUp } from './find'
import { end, noteTrade } from './note'
import { bounded } from './pause'
import type { Work } from './work'

const lookAgainMs = 250
/** How often Steam may fail to say whether it would hold the item, before we take that for a yes. */
const silentChecks = 5
const silentPauseMs = 2_000

/**
 * Sends the offer of a trade that is not on Steam: the intent is committed before the call, and every answer that is
 * not clear leads to `unknown`, never to a second send.
 */
export async function send(work: Work, row: TradeRow): Promise<void> {
  if (row.cancelRequested) return end(work, row, 'cancel', row.cancelReason ?? 'cancelled')
  if (now() >= row.dueAt) return end(work, row, 'expire', 'not_sent')
  if (await cannotTrade(work, row)) return
  if (row.tries > 0 && row.state === 'intent' && (await alreadyThere(work, row))) return
  const { partnerSteamId, partnerToken, message } = row
  const assets = row.items.map(({ appId, contextId, assetId }) => ({ appId, contextId, assetId }))
  const sending = await record(work, row)
  try {
    const sent = await work.session.sendOffer({
      partnerSteamId,
      partnerToken,
      message,
      give: row.leg === 'take' ? [] : assets,
      take: row.leg === 'take' ? assets : [],
    })
    work.at('sent')
    await work.write((ctx) =>
      moveTrade(ctx, sending, sent.needsConfirmation ? 'await_confirmation' : 'activate', {
        offerId: sent.offerId,
        lastError: null,
      }),
    )
    work.at('offer recorded')
  } catch (error) {
    await failed(work, sending, error)
  }
}

async function record(work: Work, row: TradeRow): Promise<TradeRow> {
  const changes = { tries: row.tries + 1, lookups: 0, doubtfulAt: null }
  const sending = await work.write((ctx) => moveTrade(ctx, row, 'send', changes))
  work.at('send recorded')
  return sending
}

async function failed(work: Work, row: TradeRow, error: unknown): Promise<void> {
  if (error instanceof SteamRefusal) {
    work.at('send failed')
    if (error.reason === 'offer_limit') return postpone(work, row, error.message, limitPauseMs)
    await end(work, row, 'refuse', error.reason)
    if (error.reason === 'new_device') throw error
    return
  }
  if (!(error instanceof Outage) || error.system !== 'steam') throw error
  work.at('send failed')
  if (error.doubtful) await doubt(work, row, error.code)
  else await postpone(work, row, error.code, pauseMs(row.tries, error.retryAfterMs))
  if (error.code === 'session_expired') throw error
}

const limitPauseMs = 5_000

const pauseMs = (tries: number, leastMs: number) =>
  Math.min(60_000, Math.max(leastMs, 500 * 2 ** Math.min(tries, 7))) * (0.75 + Math.random() / 2)

async function postpone(work: Work, row: TradeRow, lastError: string, waitMs: number): Promise<void> {
  const stepAt = inMs(now(), bounded(waitMs))
  await work.write((ctx) => moveTrade(ctx, row, 'postpone', { lastError, stepAt }))
}

/** Whether the offer exists is not known. Also for a trade that a dead worker left in the middle of a send. */
export async function doubt(work: Work, row: TradeRow, lastError: string): Promise<void> {
  const changes = { lastError, doubtfulAt: now(), lookups: 0, stepAt: inMs(now(), lookAgainMs) }
  await work.write((ctx) => moveTrade(ctx, row, 'doubt', changes))
  work.at('doubt recorded')
}

/** True when this is not the time to send: Steam would refuse the offer, would hold the item, or does not say. */
async function cannotTrade(work: Work, row: TradeRow): Promise<boolean> {
  const { escrowDays, problem } = await work.session.checkPartner(row.partnerSteamId, row.partnerToken)
  work.at('partner checked')
  const silent = escrowDays === null && !problem
  if (silent && row.lookups < silentChecks) {
    await noteTrade(work, row, {
      lookups: row.lookups + 1,
      lastError: 'escrow_unknown',
      stepAt: inMs(now(), bounded(silentPauseMs)),
    })
    return true
  }
  const reason = problem?.reason ?? (silent ? 'escrow_unknown' : escrowDays ? 'escrow_hold' : null)
  if (reason) await end(work, row, 'refuse', reason)
  return reason !== null
}

/** One more look before a send that follows a failed one, however clear that failure was. */
async function alreadyThere(work: Work, row: TradeRow): Promise<boolean> {
  const [offer] = (await lookUp(work, row)).found
  if (!offer) return false
  await adopt(work, await record(work, row), offer)
  return true
}
