import { inMs, now } from '@/lib/kernel/clock'
import { Outage } from '@/lib/kernel/errors'
import type { ExchangeView, MovedAsset, OfferView } from '../port'
import type { TradeItem } from '../schemas'
import { sight, sightUnlessClaimed } from '../sightings'
import { moveTrade, type TradeRow } from '../trade-rows'
import { end, noteTrade } from './note'
import { bounded } from './pause'
import type { Work } from './work'

const rereadMs = 1_000
const heldMs = 60_000

/** The partner has accepted: reads what became of the items, and tells it together with their new whereabouts. */
export async function exchange(work: Work, row: TradeRow, offer: OfferView): Promise<void> {
  const tradeId = offer.tradeId ?? row.steamTradeId
  if (!tradeId)
    throw new Outage('steam', 'Steam does not name the trade yet.', {
      code: 'trade_missing',
      retryAfterMs: rereadMs,
    })
  await follow(work, row, tradeId)
}

/** A trade that Steam has not finished: reads it by its id, without asking for the offer again. */
export async function follow(work: Work, row: TradeRow, tradeId: string): Promise<void> {
  const trade = await work.session.readTrade(tradeId)
  work.at('trade read')
  switch (trade.status) {
    case 'complete':
      return complete(work, row, trade)
    case 'pending':
      return pending(work, row, tradeId)
    case 'escrow':
      return hold(work, row, tradeId)
    case 'failed':
      return end(work, row, 'fail', 'exchange_failed')
    case 'rolled_back':
    case 'escrow_rolled_back':
      return row.state === 'escrow_hold'
        ? end(work, row, 'cancel', 'escrow_hold')
        : end(work, row, 'roll_back', 'rolled_back')
    case 'reversed':
      return end(work, row, 'roll_back', 'reversed')
    default:
      throw new Outage('steam', 'Steam says something unknown about the trade.', { code: 'trade_unreadable' })
  }
}

async function pending(work: Work, row: TradeRow, steamTradeId: string): Promise<void> {
  const stepAt = inMs(now(), rereadMs)
  if (row.state === 'active') {
    await work.write((ctx) => moveTrade(ctx, row, 'commit', { steamTradeId, stepAt, lastError: null }))
    return
  }
  await noteTrade(work, row, { stepAt, recheckAt: null })
}

async function hold(work: Work, row: TradeRow, steamTradeId: string): Promise<void> {
  if (row.state === 'escrow_hold') {
    await noteTrade(work, row, { stepAt: inMs(now(), bounded(heldMs)), recheckAt: null })
    return
  }
  await work.write((ctx) => moveTrade(ctx, row, 'hold', { steamTradeId, lastError: null }, 'escrow_hold'))
}

async function complete(work: Work, row: TradeRow, trade: ExchangeView): Promise<void> {
  const moves = row.leg === 'take' ? trade.received : trade.given
  const result = row.items.map((item) => ({ ...item, ...placeOf(item, moves) }))
  const ownerSteamId = row.leg === 'take' ? work.bot.steamId : row.partnerSteamId
  const claim = row.leg === 'take' ? sight : sightUnlessClaimed
  await work.write(async (ctx) => {
    for (const { itemId, appId, contextId, assetId } of result) {
      const place = { ownerSteamId, appId, contextId, assetId, steamTradeId: trade.tradeId }
      await claim(ctx.tx, ctx.now, itemId, place)
    }
    const changes = { steamTradeId: trade.tradeId, result, lastError: null, recheckAt: null }
    await moveTrade(ctx, row, 'exchange', changes)
  })
  work.at('exchange recorded')
}

function placeOf(item: TradeItem, moves: MovedAsset[]): { assetId: string; contextId: string } {
  const move = moves.find((one) => one.assetId === item.assetId && one.appId === item.appId)
  if (!move?.newAssetId || !move.newContextId)
    throw new Outage('steam', 'Steam does not name the new asset yet.', {
      code: 'asset_missing',
      retryAfterMs: rereadMs,
    })
  return { assetId: move.newAssetId, contextId: move.newContextId }
}

/** Reads a finished trade again: was it reversed since? Then the items are back where they came from. */
export async function recheck(work: Work, row: TradeRow): Promise<void> {
  const trade = row.steamTradeId ? await work.session.readTrade(row.steamTradeId) : null
  work.at('trade read')
  if (row.state !== 'exchanged' || trade?.status !== 'reversed')
    return noteTrade(work, row, { recheckAt: null })
  const moves = row.leg === 'take' ? trade.received : trade.given
  const ownerSteamId = row.leg === 'take' ? row.partnerSteamId : work.bot.steamId
  await work.write(async (ctx) => {
    for (const { itemId, appId, contextId, assetId } of row.items) {
      const move = moves.find((one) => one.assetId === assetId && one.appId === appId)
      const place = {
        ownerSteamId,
        appId,
        contextId: move?.rollbackContextId ?? contextId,
        assetId: move?.rollbackAssetId ?? assetId,
        steamTradeId: trade.tradeId,
      }
      await sight(ctx.tx, ctx.now, itemId, place)
    }
    await moveTrade(ctx, row, 'reverse', { recheckAt: null }, 'reversed')
  })
  work.at('ending recorded')
}
