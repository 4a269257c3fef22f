import { z } from 'zod'
import { barCount } from '../engine/candles/bars'
import type { See } from '../engine/honesty/check-strategy'
import type { ScriptFailure, ScriptLimits, ScriptRunner } from './runner'

/** The module beside a script that is only looked at; a ScriptRunner is made with it. */
export const checkOfScripts = 'lib/backtest/engine/script/check.ts'

const told = z.object({
  wishes: z.array(z.tuple([z.int().min(0), z.unknown()])),
  series: z.array(z.string().max(200)),
})

/** A script that failed while it was looked at. */
export class ScriptStopped extends Error {
  override readonly name = 'ScriptStopped'
  readonly failure: ScriptFailure

  constructor(failure: ScriptFailure) {
    super(failure.sentence)
    this.failure = failure
  }
}

interface Asked {
  code: string
  minutes: number
  values?: Record<string, number>
  /** Size of a tick; 0 when it is not known. */
  tick?: number
  limits?: Partial<ScriptLimits>
}

/** How a script is looked at, by a runner of `checkOfScripts`. What comes out throws ScriptStopped. */
export function seeScript(runner: ScriptRunner, asked: Asked): See {
  const { code, minutes, values = {}, tick = 0, limits = {} } = asked
  return async (bars) => {
    const columns = [bars.ts, bars.open, bars.high, bars.low, bars.close, bars.volume]
    const input = { bars: barCount(bars), minutes, values, seed: 1, tick }
    const answered = await runner.run({ code, input, columns, limits })
    if (!answered.ok) throw new ScriptStopped(answered)
    const { wishes, series } = told.parse(answered.head)
    const named = series.map((name, at): [string, Float64Array] => [
      name,
      answered.bodies[at] ?? new Float64Array(),
    ])
    return { series: Object.fromEntries(named), wishes }
  }
}
