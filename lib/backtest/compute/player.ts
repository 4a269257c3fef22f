import type { StrategyForm } from '@/lib/strategies/schemas/form'
import type { Bars } from '../engine/candles/bars'
import type { Settings } from '../engine/desk/settings'
import { runFast } from '../engine/fused/run-fused'
import type { FillModel } from '../engine/models/model'
import type { FormRun } from '../engine/run/form-result'
import type { SweepInput } from '../engine/sweep/sweep'
import { type FundingTerms, fundingOf } from './funding'
import type { Values } from './search'

/** A strategy and the market it is put into; plain data, it travels to threads. */
export interface Market {
  form: StrategyForm
  minutes: number
  settings: Settings
  fillAtClose: boolean
  closeAtEnd: boolean
  model: FillModel
  funding: FundingTerms | null
}

/** A market as the engine takes it. */
export const marketOn = ({ funding, ...market }: Market, bars: Bars): SweepInput => ({
  ...market,
  bars,
  ...(funding ? { funding: fundingOf(bars, funding) } : {}),
})

/** `firstBar`: the bars before it only warm up. */
export type Player = (values: Values, firstBar?: number) => FormRun

export const playerOf =
  (market: Market, bars: Bars): Player =>
  (values, firstBar = 0) =>
    runFast({ ...marketOn(market, bars), values, firstBar }).run
