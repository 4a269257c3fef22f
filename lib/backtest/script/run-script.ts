import { barCount } from '../engine/candles/bars'
import type { Settings } from '../engine/desk/settings'
import type { FormRun } from '../engine/run/form-result'
import { type StrategyRunInput, settingsWithin } from '../engine/run/run-strategy'
import type { BacktestInput } from '../engine/script/backtest'
import type { ScriptFailure, ScriptLimits, ScriptRunner } from './runner'
import { type DeclaredParam, toldOfRun } from './told'

/** The module that runs beside a script; a ScriptRunner is made with it. */
export const backtestOfScripts = 'lib/backtest/engine/script/backtest.ts'

export interface ScriptRunInput extends StrategyRunInput {
  code: string
  minutes: number
  values?: Record<string, number>
  settings?: Partial<Settings>
  /** What Math.random draws from. */
  seed?: number
  limits?: Partial<ScriptLimits>
  /** Tells every wish and every series too. */
  everything?: boolean
}

export interface ScriptRun {
  ok: true
  /** As runForm gives it. */
  run: FormRun
  declared: DeclaredParam[]
  /** What the script logged: 200 lines at most. */
  lines: string[]
  wishes: [bar: number, wish: { do: string }][]
  /** By bar; from indicators only. */
  series: Record<string, Float64Array>
}

const unheard: ScriptFailure = {
  ok: false,
  why: 'lost',
  sentence: 'What the script traded could not be read: a price, a size or a profit is no number.',
  line: 0,
  column: 0,
}

/** The backtest of a script, like `runForm` of a form: same input, same result. Throws BadSettings. */
export async function runScript(
  runner: ScriptRunner,
  asked: ScriptRunInput,
): Promise<ScriptRun | ScriptFailure> {
  const { bars, code, limits, settings = {}, firstBar = 0 } = asked
  settingsWithin({ leverage: settings.leverage ?? 1 }, settings)
  const columns = [bars.ts, bars.open, bars.high, bars.low, bars.close, bars.volume]
  const answered = await runner.run({ code, input: inputOf(asked), columns, ...(limits ? { limits } : {}) })
  if (!answered.ok) return answered
  const [equity = new Float64Array(), ...series] = answered.bodies
  const parsed = toldOfRun.safeParse(answered.head)
  if (!parsed.success) return unheard
  const told = parsed.data
  const { trades } = told.run
  const settled = settingsWithin(told.risk, settings)
  const outcome = { ...told.sums, bars, firstBar, start: settled.cash, equity, trades }
  return {
    ok: true,
    run: { ...told.run, outcome, equity, settings: settled },
    declared: told.declared,
    lines: told.lines,
    wishes: told.wishes,
    series: Object.fromEntries(told.series.map((name, at) => [name, series[at] ?? new Float64Array()])),
  }
}

function inputOf(asked: ScriptRunInput): BacktestInput & Record<string, unknown> {
  const { bars, minutes, values = {}, settings = {}, seed = 1, funding, firstBar = 0 } = asked
  return {
    bars: barCount(bars),
    minutes,
    values,
    seed,
    settings,
    tick: settings.tick ?? 0,
    firstBar,
    closeAtEnd: asked.closeAtEnd ?? false,
    fillAtClose: asked.fillAtClose ?? false,
    model: asked.model ?? 'tradepost',
    funding: funding ? { ts: [...funding.ts], rate: [...funding.rate] } : null,
    everything: asked.everything ?? false,
  }
}
