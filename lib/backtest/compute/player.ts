import type { StrategyForm } from '@/lib/strategies/schemas/form'
import type { Bars } from '../engine/candles/bars'
import type { Settings } from '../engine/desk/settings'
import type { FormRun } from '../engine/run/form-result'
import { runForm } from '../engine/run/run-form'
import type { Values } from './search'

/** A strategy and the market it is put into; plain data, it travels to threads. */
export interface Market {
  form: StrategyForm
  minutes: number
  settings: Settings
  fillAtClose: boolean
  closeAtEnd: boolean
}

/** `firstBar`: the bars before it only warm up. */
export type Player = (values: Values, firstBar?: number) => FormRun

export const playerOf =
  (market: Market, bars: Bars): Player =>
  (values, firstBar = 0) =>
    runForm({ ...market, bars, values, firstBar })
