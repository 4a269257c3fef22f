import { once } from 'node:events'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { at, type Bars, barCount } from '@/lib/backtest/engine/candles/bars'
import { settingsOf } from '@/lib/backtest/engine/desk/settings'
import { runKernel } from '@/lib/backtest/engine/fused/kernel'
import { runFast, runFused } from '@/lib/backtest/engine/fused/run-fused'
import {
  calendarOf,
  type QuickFigures,
  quickFigures,
  quickFiguresOfKernel,
} from '@/lib/backtest/engine/sweep/figures'
import type { SweepInput } from '@/lib/backtest/engine/sweep/sweep'
import { compile } from '@/lib/strategies/engine/form/compile'
import type { Form } from '@/lib/strategies/engine/form/form'
import { macdRsi, smaCross } from '@/tests/harness/bench-forms'
import { shared, walk } from './backtest/market'
import type { Share } from './backtest/thread'
import budgets from './budgets.json' with { type: 'json' }
import { finish, judge, quantile, round } from './lib/report'

const barsOfRun = 1_000_000
const barsOfSweep = 23_923
const rounds = 25
const sweeps = 7
/** Threads warm up too: each of them sees half of the pairs. */
const warmUps = 4
const settings = settingsOf({ cash: 1_000_000, takerFee: 0.001, makerFee: 0.001 })
const root = path.resolve(import.meta.dirname, '..')

/** The lower quartile: what the work takes where nothing else gets in its way. */
const calm = (values: readonly number[]): number => quantile(values, 0.25)

function msOf(work: () => void): number {
  const startedAt = performance.now()
  work()
  return performance.now() - startedAt
}

/** The physical limit: read two columns, write one. */
function memoryPass({ open, close }: Bars, into: Float64Array): void {
  for (let i = 0; i < into.length; i++) into[i] = at(open, i) + at(close, i)
}

function single(form: Form, bars: Bars, equity: Float64Array): () => number {
  const plan = compile(form, 1)
  const nothing = () => {}
  const given = {
    plan,
    bars,
    settings,
    equity,
    firstBar: 0,
    closeAtEnd: false,
    alert: nothing,
    refuse: nothing,
  }
  return () => {
    const run = runKernel(given)
    if (!run) throw new Error('The kernel gave up.')
    return run.state.tn
  }
}

function singles(): Record<string, number> {
  const bars = walk(7, barsOfRun, 60_000)
  const equity = new Float64Array(barCount(bars))
  const works = { sma: single(smaCross, bars, equity), macdRsi: single(macdRsi, bars, equity) }
  const times: Record<string, number[]> = { pass: [], sma: [], macdRsi: [] }
  for (let n = 0; n < rounds; n++) {
    times.pass?.push(msOf(() => memoryPass(bars, equity)))
    for (const [name, work] of Object.entries(works)) times[name]?.push(msOf(work))
  }
  const [passMs = 0, smaMs = 0, macdRsiMs = 0] = Object.values(times).map((each) => calm(each.slice(5)))
  return {
    memoryPassMs: round(passMs, 2),
    smaMs: round(smaMs, 1),
    smaTrades: works.sma(),
    smaBarsPerSecond: round(barsOfRun / (smaMs / 1_000), 0),
    smaToMemoryPass: round(passMs / smaMs, 4),
    macdRsiMs: round(macdRsiMs, 1),
    macdRsiTrades: works.macdRsi(),
    macdRsiBarsPerSecond: round(barsOfRun / (macdRsiMs / 1_000), 0),
    macdRsiToMemoryPass: round(passMs / macdRsiMs, 4),
  }
}

const cells = Array.from({ length: 1_000 }, (_, n) => ({
  fast: 5 + (n % 25),
  slow: 32 + Math.floor(n / 25) * 3,
}))

/** Single runs as the product makes them, one after another: by a kernel, with trades and equity kept. */
function oneAfterAnother(input: SweepInput): QuickFigures[] {
  const calendar = calendarOf(input.bars)
  return cells.map((values) => {
    const { run, byStep } = runFast({ ...input, values })
    if (byStep !== null) throw new Error(byStep)
    return quickFigures(run.outcome, calendar)
  })
}

/** The bare kernels of the same runs: no trade becomes an object, only the equity at the ends of days is kept. */
function bareOneAfterAnother(input: SweepInput): QuickFigures[] {
  const calendar = calendarOf(input.bars)
  const wanted = calendar.dayEnds
  const equity = new Float64Array(wanted.length)
  return cells.map((values) => {
    const fused = runFused({ ...input, values }, { equity, wanted })
    if (!fused) throw new Error('The kernel gave up.')
    return quickFiguresOfKernel(fused.kernel, fused.settings.cash, calendar)
  })
}

async function onThreads(threads: Worker[], input: SweepInput): Promise<QuickFigures[]> {
  const each = cells.length / threads.length
  const answers = threads.map(async (thread, n): Promise<QuickFigures[]> => {
    const share: Share = { input, cells: cells.slice(n * each, (n + 1) * each) }
    thread.postMessage(share)
    const [figures] = await once(thread, 'message')
    return figures
  })
  return (await Promise.all(answers)).flat()
}

async function sweep(): Promise<Record<string, number>> {
  const input = { form: smaCross, minutes: 60, bars: shared(walk(11, barsOfSweep, 3_600_000)), settings }
  const threads = [0, 1].map(
    () =>
      new Worker(path.join(root, 'bench/backtest/thread.ts'), {
        execArgv: ['--import', path.join(root, 'scripts/alias.mjs')],
      }),
  )
  const [alone, bare, spread]: [number[], number[], number[]] = [[], [], []]
  let differences = 0
  for (let n = 0; n < sweeps + warmUps; n++) {
    const times = [performance.now()]
    const expected = oneAfterAnother(input)
    times.push(performance.now())
    bareOneAfterAnother(input)
    times.push(performance.now())
    const found = await onThreads(threads, input)
    times.push(performance.now())
    expected.forEach((figures, cell) => {
      if (JSON.stringify(figures) !== JSON.stringify(found[cell])) differences++
    })
    if (n < warmUps) continue
    const [aloneMs = 0, bareMs = 0, spreadMs = 0] = times.slice(1).map((time, k) => time - (times[k] ?? 0))
    alone.push(aloneMs)
    bare.push(bareMs)
    spread.push(spreadMs)
  }
  await Promise.all(threads.map((thread) => thread.terminate()))
  return {
    sweepPairs: cells.length,
    sweepSinglesMs: round(calm(alone), 1),
    sweepBareSinglesMs: round(calm(bare), 1),
    sweepMs: round(calm(spread), 1),
    sweepToSingles: round(calm(spread) / calm(alone)),
    sweepToBareSingles: round(calm(spread) / calm(bare)),
    sweepDifferences: differences,
  }
}

const metrics = {
  ...singles(),
  ...(await sweep()),
  peakMemoryMb: round(process.resourceUsage().maxRSS / 1_024, 0),
}
finish(judge('backtest', metrics, budgets.backtest))
