import type { Account } from '@/lib/strategies/engine/form/wishes'
import { begun, prepareRealm, seriesOf } from '@/lib/strategies/engine/script/realm'
import type { Given } from './given'

export const prepare = prepareRealm

const flat: Account = {
  position: 0,
  entryPrice: Number.NaN,
  equity: 10_000,
  openProfit: 0,
  openTrades: 0,
  closedTrades: 0,
}

/** Runs a script over candles without trading: what it declares, and what it wants while it holds nothing. */
export function perform(exported: unknown): Given {
  const started = begun(exported)
  const { script, bars, onBar } = started
  const wishes: unknown[] = []
  for (let bar = 0; bar < bars; bar++) {
    for (const wish of script.at(bar, flat, onBar)) wishes.push([bar, wish])
  }
  const series = seriesOf(started)
  const { params, sizing, risk, lines } = script
  const head = { params, sizing, risk, lines, wishes, series: series.map(([name]) => name) }
  return { head: JSON.stringify(head), bodies: series.map(([, column]) => column) }
}
