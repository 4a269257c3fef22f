import type { Wish } from '@/lib/strategies/engine/form/wishes'
import { begun, prepareRealm, type RealmInput, seriesOf } from '@/lib/strategies/engine/script/realm'
import type { Settings } from '../desk/settings'
import type { FillModel } from '../models/model'
import type { Funding } from '../run/run'
import { runStrategy, settingsWithin } from '../run/run-strategy'
import type { Given } from './given'

export interface BacktestInput extends RealmInput {
  settings: Partial<Settings>
  firstBar: number
  closeAtEnd: boolean
  fillAtClose: boolean
  model: FillModel
  funding: { ts: number[]; rate: number[] } | null
  /** Whether every wish and every series is told too. */
  everything: boolean
}

let asked: BacktestInput | null = null

export function prepare(input: BacktestInput, numbers: Float64Array): void {
  asked = input
  prepareRealm({ ...input, tick: input.settings.tick ?? 0 }, numbers)
}

const fundingOf = ({ funding }: BacktestInput): { funding?: Funding } =>
  funding ? { funding: { ts: Float64Array.from(funding.ts), rate: Float64Array.from(funding.rate) } } : {}

/** The backtest of a script: the loop, the script and the order engine all run in here. */
export function perform(exported: unknown): Given {
  const started = begun(exported)
  const { script, candles, onBar } = started
  if (!asked) throw new Error('The run was not prepared.')
  const { time, ...columns } = candles
  const wishes: [number, Wish][] = []
  const strategy = {
    risk: script.risk,
    params: script.values,
    at: (bar: number, account: Parameters<typeof script.at>[1]) => {
      const wanted = script.at(bar, account, onBar)
      if (asked?.everything) for (const wish of wanted) wishes.push([bar, wish])
      return wanted
    },
  }
  const { firstBar, closeAtEnd, fillAtClose, model } = asked
  const {
    outcome,
    equity,
    settings: _,
    ...told
  } = runStrategy(strategy, settingsWithin(script.risk, asked.settings), {
    bars: { ts: time, ...columns },
    firstBar,
    closeAtEnd,
    fillAtClose,
    model,
    ...fundingOf(asked),
  })
  const { openSince, fees, funding, turnover } = outcome
  const series = asked.everything ? seriesOf(started) : []
  const head = {
    run: told,
    sums: { openSince, fees, funding, turnover },
    declared: script.params,
    risk: script.risk,
    lines: script.lines,
    wishes,
    series: series.map(([name]) => name),
  }
  return { head: JSON.stringify(head), bodies: [equity, ...series.map(([, column]) => column)] }
}
