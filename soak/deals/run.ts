import { rawDb, rawSql } from '@/lib/kernel/db'
import { Outage } from '@/lib/kernel/errors'
import { proveLedger } from '@/lib/ledger'
import type { Market } from './market'

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

export interface RunOptions {
  market: Market
  /** How many deals there have to be; asked again and again. */
  wanted: () => number
  /** Deals under way at once. */
  openAtOnce: number
  /** Called after every look, with the number of deals that have ended. */
  onLook?: (ended: number, open: number) => void | Promise<void>
  /** Without any change for so long, the run is given up. */
  patienceMs: number
}

export interface RunResult {
  /** Why deals needed a person, by deal. */
  stuck: Map<string, string[]>
  ledgerProofs: number
  ledgerFaults: number
}

/** Buys until there are enough deals and waits until all have ended. The ledger is proven all the while. */
export async function runDeals(options: RunOptions): Promise<RunResult> {
  const { market, wanted, openAtOnce } = options
  const result: RunResult = { stuck: new Map(), ledgerProofs: 0, ledgerFaults: 0 }
  const selling = new Set<Promise<void>>()
  let lastState = ''
  let changedAt = Date.now()
  const failures: unknown[] = []
  while (Date.now() - changedAt < options.patienceMs && failures.length === 0) {
    const counted = await patiently(() => look(market, result))
    if (counted) {
      const { ended, open, state } = counted
      if (ended >= wanted() && open === 0 && selling.size === 0) return result
      if (state !== lastState) changedAt = Date.now()
      lastState = state
      await options.onLook?.(ended, open)
      for (let room = openAtOnce - open - 2 * selling.size; room > 0 && selling.size < 12; room -= 2) {
        if (market.bought.length + 2 * selling.size >= wanted()) break
        const sale = market.sellSome().catch((error) => void failures.push(error))
        selling.add(sale)
        void sale.finally(() => selling.delete(sale))
      }
    }
    await pause(400)
  }
  if (failures.length > 0) throw failures[0]
  return result
}

async function look(market: Market, result: RunResult) {
  await market.helpStuck(result.stuck)
  const { sound } = await proveLedger(rawDb())
  result.ledgerProofs++
  if (!sound) result.ledgerFaults++
  const [row] = await rawSql()<{ ended: number; open: number; state: string }[]>`
    select count(*) filter (where state in ('settled', 'refunded', 'returned'))::int as ended,
      count(*) filter (where state not in ('settled', 'refunded', 'returned'))::int as open,
      coalesce(sum(version), 0)::text as state from deal`
  return row
}

/** Null while the database is away. */
async function patiently<T>(what: () => Promise<T>): Promise<T | null> {
  try {
    return await what()
  } catch (error) {
    const away = error instanceof Outage || (error instanceof Error && 'code' in error) || isWrapped(error)
    if (!away) throw error
    return null
  }
}

const isWrapped = (error: unknown) =>
  error instanceof Error && error.cause instanceof Error && 'code' in error.cause
