import { and, asc, eq, isNotNull, or } from 'drizzle-orm'
import { steamTrade } from '@/db/schema/steam'
import { rawDb } from '@/lib/kernel/db'
import { offersInAll, offersPerPartner } from '../choose-bot'
import type { OfferView } from '../port'
import { openStatesSql } from '../states-sql'
import { rowOf, type TradeRow } from '../trade-rows'
import { follow, recheck } from './exchange'
import { find } from './find'
import { doubt, send } from './send'
import { callOff, confirm, readOffer, settle, shouldCancel } from './settle'
import type { Work } from './work'

const mostRows = 500

/** Every trade the bot still has something to do for, oldest first. */
export async function workOf(botId: string): Promise<TradeRow[]> {
  const rows = await rawDb()
    .select()
    .from(steamTrade)
    .where(and(eq(steamTrade.botId, botId), or(openStatesSql, isNotNull(steamTrade.recheckAt))))
    .orderBy(asc(steamTrade.createdAt), asc(steamTrade.id))
    .limit(mostRows)
  return rows.map(rowOf)
}

const outstanding: TradeRow['state'][] = ['sending', 'unknown', 'needs_confirmation', 'active']

/** Steam's limits on open offers: a new one waits until an old one has ended. */
export function mayStart(row: TradeRow, rows: TradeRow[], isRunning: (id: string) => boolean): boolean {
  if (row.state !== 'intent') return true
  const out = rows.filter(
    (one) => outstanding.includes(one.state) || (one.state === 'intent' && isRunning(one.id)),
  )
  const withPartner = out.filter((one) => one.partnerSteamId === row.partnerSteamId)
  return out.length < offersInAll && withPartner.length < offersPerPartner
}

/** The next step of a trade. `hint` is what a poll has just seen of its offer. */
export async function stepOf(work: Work, row: TradeRow, hint: OfferView | undefined): Promise<void> {
  switch (row.state) {
    case 'intent':
      return send(work, row)
    case 'sending':
      return doubt(work, row, 'worker_stopped')
    case 'unknown':
      return (await find(work, row)) === 'absent' ? send(work, row) : undefined
    case 'needs_confirmation':
      return hint ? settle(work, row, await readOffer(work, row)) : confirm(work, row)
    case 'committing':
      return followUp(work, row)
    case 'active':
      return watch(work, row, hint)
    case 'escrow_hold':
      return callOff(work, row)
    default:
      return recheck(work, row)
  }
}

async function watch(work: Work, row: TradeRow, hint: OfferView | undefined): Promise<void> {
  const accepted = hint?.state === 'accepted' && hint.tradeId !== null
  if (accepted) return settle(work, row, hint)
  if (shouldCancel(row)) return callOff(work, row)
  return settle(work, row, await readOffer(work, row))
}

async function followUp(work: Work, row: TradeRow): Promise<void> {
  if (row.steamTradeId) return follow(work, row, row.steamTradeId)
  return settle(work, row, await readOffer(work, row))
}
