import { expect, test } from 'vitest'
import { seeded } from '@/lib/kernel/random'
import { randomCandles, randomForm, someAccount } from '@/tests/harness/random-form'
import { compile } from './compile'
import type { Plan } from './plan'
import { BarRun } from './run-bars'
import { ColumnRun } from './run-columns'
import { type Bar, barColumns, type Candles } from './sources'
import type { Wish } from './wishes'

const barOf = (candles: Candles, i: number): Bar => ({
  time: candles.time[i] ?? 0,
  open: candles.open[i] ?? 0,
  high: candles.high[i] ?? 0,
  low: candles.low[i] ?? 0,
  close: candles.close[i] ?? 0,
  volume: candles.volume[i] ?? 0,
})

function byBars(plan: Plan, candles: Candles): Wish[][] {
  const run = new BarRun(plan)
  return Array.from(candles.time, (_, i) => run.push(barOf(candles, i), someAccount(i)))
}

function byColumns(plan: Plan, candles: Candles): Wish[][] {
  const run = new ColumnRun(plan, candles)
  return Array.from(candles.time, (_, i) => run.at(i, someAccount(i)))
}

const cut = (candles: Candles, bars: number): Candles => {
  const short = { ...candles }
  for (const name of barColumns) short[name] = candles[name].slice(0, bars)
  return short
}

const seeds = Array.from({ length: 150 }, (_, at) => at + 1)

test('bar by bar and by columns, 150 random strategies want the same on every bar', () => {
  let wishes = 0
  let asked = 0
  for (const seed of seeds) {
    const random = seeded(seed)
    const plan = compile(randomForm(random, seed % 2 === 0), 5)
    const candles = randomCandles(random, 120)
    const wanted = byBars(plan, candles)
    expect(byColumns(plan, candles), `seed ${seed}`).toEqual(wanted)
    wishes += wanted.flat().length
    if (plan.usesAccount) asked++
  }
  expect(wishes).toBeGreaterThan(2_000)
  expect(asked).toBeGreaterThan(25)
})

test('cutting off the future changes no past wish of 150 random strategies', () => {
  for (const seed of seeds) {
    const random = seeded(1_000 + seed)
    const plan = compile(randomForm(random, seed % 2 === 0), 5)
    const candles = randomCandles(random, 120)
    const bars = Math.floor(random() * 121)
    const whole = byColumns(plan, candles)
    expect(byColumns(plan, cut(candles, bars)), `seed ${seed}`).toEqual(whole.slice(0, bars))
  }
})
