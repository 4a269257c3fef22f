import type { StrategyForm } from '@/lib/strategies/schemas/form'
import type { Bars } from '../engine/candles/bars'
import type { Settings } from '../engine/desk/settings'
import { runFast } from '../engine/fused/run-fused'
import type { See } from '../engine/honesty/check-strategy'
import type { FillModel } from '../engine/models/model'
import type { FormRun } from '../engine/run/form-result'
import type { Funding } from '../engine/run/run'
import { type FundingTerms, fundingOf } from './funding'
import type { Values } from './search'

/** A strategy as it is run: its form, or a script with the parameters that its version keeps. */
export type Strategy = { form: StrategyForm } | { code: string; params: { name: string; default: number }[] }

/** A strategy and the market it is put into; plain data, it travels to threads. */
export interface Market {
  strategy: Strategy
  minutes: number
  settings: Settings
  fillAtClose: boolean
  closeAtEnd: boolean
  model: FillModel
  funding?: FundingTerms | null
}

type Terms = Omit<Market, 'strategy' | 'funding'>

/** The terms of a market as the engine takes them. */
export const onBars = (
  { funding, ...market }: Omit<Market, 'strategy'>,
  bars: Bars,
): Terms & { bars: Bars; funding?: Funding } => ({
  ...market,
  bars,
  ...(funding ? { funding: fundingOf(bars, funding) } : {}),
})

/** `firstBar`: the bars before it only warm up. */
export type Player = (values: Values, firstBar?: number) => FormRun | Promise<FormRun>

/** Scripts run in a process of their own, which whoever computes brings along. */
export type PlayScript = (
  script: Extract<Strategy, { code: string }>,
  input: ReturnType<typeof onBars> & { values: Values; firstBar: number },
) => Promise<FormRun>

/** How a script is looked at, in a process of its own too. */
export type SeeScript = (
  script: Extract<Strategy, { code: string }>,
  input: { minutes: number; values: Values; tick: number },
) => See

export const playerOf =
  ({ strategy, ...market }: Market, bars: Bars, playScript: PlayScript): Player =>
  (values, firstBar = 0) =>
    'form' in strategy
      ? runFast({ ...strategy, ...onBars(market, bars), values, firstBar }).run
      : playScript(strategy, { ...onBars(market, bars), values, firstBar })
