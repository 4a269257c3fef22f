import { optimise, shareBacktest, startBacktest, walkForward } from '../../lib/backtest'
import { type Bars, newBars } from '../../lib/backtest/engine/candles/bars'
import { workLane } from '../../lib/backtest/work/lane'
import { type Series, writeBars } from '../../lib/exchanges'
import { frameMs } from '../../lib/exchanges/schemas/frame'
import { type Actor, system } from '../../lib/kernel/access'
import { rawDb } from '../../lib/kernel/db'
import { inTransaction } from '../../lib/kernel/operation'
import { seeded } from '../../lib/kernel/random'
import { readVersion } from '../../lib/strategies'
import { averageCross } from './average-cross'
import { newSeries } from './candles'
import { scriptOf, strategyOf } from './strategies'

export const marketBegin = Date.UTC(2025, 0, 1)

/** A market that drifts and swings, in cents; the same for the same seed. */
export function swingingBars(count: number, seed = 1, stepMs: number = frameMs['1h']): Bars {
  const random = seeded(seed)
  const bars = newBars(count)
  let price = 60_000
  for (let i = 0; i < count; i++) {
    const swing = Math.sin(i / 60) * 0.004 + (random() - 0.5) * 0.02
    const open = price
    price = Math.max(1_000, price * (1 + swing))
    const cents = (value: number) => Math.round(value * 100) / 100
    bars.ts[i] = marketBegin + i * stepMs
    bars.open[i] = cents(open)
    bars.close[i] = cents(price)
    bars.high[i] = cents(Math.max(open, price) * (1 + random() * 0.004))
    bars.low[i] = cents(Math.min(open, price) * (1 - random() * 0.004))
    bars.volume[i] = Math.round(random() * 1_000)
  }
  return bars
}

/** Candles of the person's own, which nobody else has. */
export async function seriesWith(personId: string, bars: Bars, name = 'candles'): Promise<Series> {
  const series = await newSeries('1h', { personId, name })
  await inTransaction(system('test'), (ctx) => writeBars(ctx, series, bars, []))
  return series
}

/** The newest version of a new strategy of theirs. */
export async function versionOf(actor: Actor, form = averageCross()): Promise<string> {
  const strategyId = await strategyOf({ actor }, form)
  return (await readVersion(rawDb(), actor, { strategyId })).id
}

/** The newest version of a new script of theirs. */
export async function scriptVersionOf(actor: Actor, source: string, params = averageCross().params) {
  const strategyId = await scriptOf({ actor }, source, params)
  return (await readVersion(rawDb(), actor, { strategyId })).id
}

interface Owner {
  actor: Actor & { id: string }
}

let made = 0

/** What a run asks for: a strategy and candles of theirs. */
export async function orderOf(
  { actor }: Owner,
  count = 300,
): Promise<{ versionId: string; seriesId: string }> {
  const series = await seriesWith(actor.id, swingingBars(count, 3), `candles ${++made}`)
  return { versionId: await versionOf(actor), seriesId: series.id }
}

/** Does the parts of a run here and now, as a worker would. */
export async function workOff(runId: string): Promise<string> {
  await workLane(runId, {
    jobId: `test ${runId}`,
    signal: new AbortController().signal,
    transaction: (body) => inTransaction(system('backtest.work'), body),
  })
  return runId
}

/** A run of theirs that is done. */
export async function runOf(owner: Owner, fast = 10): Promise<string> {
  const input = { ...(await orderOf(owner)), params: { fast } }
  return workOff((await startBacktest.run(owner, input)).runId)
}

/** A run of theirs that nobody has begun. */
export async function waitingRunOf(owner: Owner): Promise<string> {
  const input = { ...(await orderOf(owner)), params: { slow: 31 + (++made % 300) } }
  return (await startBacktest.run(owner, input)).runId
}

export async function searchOf(owner: Owner): Promise<string> {
  const ranges = { fast: { from: 4, to: 6, step: 1 } }
  return workOff((await optimise.run(owner, { ...(await orderOf(owner)), ranges })).runId)
}

export async function walkOf(owner: Owner): Promise<string> {
  const ranges = { fast: { from: 4, to: 6, step: 1 } }
  return workOff((await walkForward.run(owner, { ...(await orderOf(owner)), ranges, windows: 2 })).runId)
}

export async function shareTokenOf(owner: Owner): Promise<string> {
  const { path } = await shareBacktest.run(owner, { runId: await runOf(owner) })
  return path.split('/').at(-1) ?? ''
}
