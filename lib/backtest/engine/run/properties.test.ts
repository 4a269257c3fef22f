import fc from 'fast-check'
import { expect, test } from 'vitest'
import { granting, someBars, someSettings, someWishes } from '@/tests/harness/market'
import { workBar } from '../broker/work'
import { type Bars, sliceBars } from '../candles/bars'
import { newDesk } from '../desk/desk'
import type { BarEvent, DeskEvent } from '../desk/events'
import { type Inside, settingsOf } from '../desk/settings'
import { step } from '../desk/step'
import { type Run, runBars } from './run'

const longest = 40
const funding = {
  ts: Float64Array.of(1_700_003_000_000, 1_700_050_000_000),
  rate: Float64Array.of(0.001, -0.002),
}
const world = fc.record({ bars: someBars(2, longest), settings: someSettings, wishes: someWishes(longest) })
const runs = { numRuns: 400 }

const near = (a: number, b: number, scale: number) =>
  expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * scale)

test('at every bar, cash flows, trades and lots tell the same equity', () => {
  fc.assert(
    fc.property(world, ({ bars, settings, wishes }) => {
      const cash = settings.cash ?? 0
      let charged = 0
      const run = runBars({
        bars,
        settings,
        funding,
        decide: granting(wishes, (bar, desk) => {
          const { trades, lots, position, mark, fees, turnover, forgiven } = desk
          const scale = cash + turnover
          const closed = trades.reduce((sum, { pnl }) => sum + pnl, 0)
          const held = lots.reduce(
            (sum, lot) => sum + lot.side * lot.size * (mark - lot.price) - lot.fees + lot.funding,
            0,
          )
          const equity = desk.cash + (position * mark - desk.cost)
          near(equity, cash + closed + held + forgiven, scale)
          near(
            position,
            lots.reduce((sum, { side, size }) => sum + side * size, 0),
            turnover,
          )
          charged = fees
          expect(bar).toBe(desk.bar)
        }),
      })
      let flow = cash + run.desk.funding + run.desk.forgiven
      let units = 0
      for (const { side, size, price, fee } of run.fills) {
        flow -= side * size * price + fee
        units += side * size
      }
      const last = run.desk.mark
      near(run.equity.at(-1) ?? 0, flow + units * last, cash + run.desk.turnover)
      near(
        charged,
        run.fills.reduce((sum, { fee }) => sum + fee, 0),
        cash + run.desk.turnover,
      )
    }),
    runs,
  )
})

test('no fill lies outside its bar before spread and slippage, and no limit is filled worse than its price', () => {
  fc.assert(
    fc.property(world, ({ bars, settings, wishes }) => {
      const limits = new Map<number, { limit: number; type: string }>()
      const note = granting(wishes, (_bar, desk) => {
        for (const { id, limit, type } of desk.orders) limits.set(id, { limit, type })
      })
      for (const fill of runBars({ bars, settings, decide: note }).fills) {
        expect(fill.base).toBeGreaterThanOrEqual(bars.low[fill.bar] as number)
        expect(fill.base).toBeLessThanOrEqual(bars.high[fill.bar] as number)
        const { limit = 0, type = '' } = limits.get(fill.id) ?? {}
        if (type === 'limit' || type === 'stop-limit')
          expect((limit - fill.price) * fill.side).toBeGreaterThanOrEqual(0)
      }
    }),
    runs,
  )
})

test('reduce-only orders and brackets never take more than the position, and nothing is filled after its end', () => {
  fc.assert(
    fc.property(world, ({ bars, settings, wishes }) => {
      const reducing = new Set<number>()
      const note = granting(wishes, (_bar, desk) => {
        for (const { id, reduceOnly } of desk.orders) if (reduceOnly) reducing.add(id)
      })
      let position = 0
      for (const { id, side, size, role } of runBars({ bars, settings, decide: note }).fills) {
        if (reducing.has(id) || role !== 'plain') {
          expect(size).toBeLessThanOrEqual(-side * position + 1e-9 * size)
        }
        position += side * size
      }
    }),
    runs,
  )
})

test('what comes later changes nothing before it', () => {
  fc.assert(
    fc.property(world, fc.nat(longest), ({ bars, settings, wishes }, cut) => {
      const whole = runBars({ bars, settings, funding, decide: granting(wishes) })
      const known = Math.min(cut + 1, bars.ts.length)
      const part = runBars({ bars: sliceBars(bars, 0, known), settings, funding, decide: granting(wishes) })
      expect(part.fills).toEqual(whole.fills.filter(({ bar }) => bar < known))
      expect(part.equity).toEqual(whole.equity.slice(0, known))
    }),
    runs,
  )
})

/** The same loop as `runBars` with a desk that is written down and read back before every event. */
function runWithRestarts(
  bars: Bars,
  settings: Parameters<typeof settingsOf>[0],
  wishes: Parameters<typeof granting>[0],
): Run {
  let desk = newDesk(settingsOf(settings))
  const restart = () => {
    desk = JSON.parse(JSON.stringify(desk))
  }
  const fills: Run['fills'] = []
  const equity = new Float64Array(bars.ts.length)
  const act = (event: DeskEvent) => {
    restart()
    step(desk, event)
  }
  const decide = granting(wishes)
  for (const [index, ts] of bars.ts.entries()) {
    const [open = 0, high = 0, low = 0, close = 0, volume = 0] = [
      bars.open[index],
      bars.high[index],
      bars.low[index],
      bars.close[index],
      bars.volume[index],
    ]
    const bar: BarEvent = { kind: 'bar', bar: index, ts, open, high, low, close, volume }
    restart()
    workBar(desk, bar, (event) => event.kind === 'fill' && fills.push(event))
    act(bar)
    decide(index, desk, {
      place: (request) => act({ kind: 'place', request }),
      close: (portion = 1) => {
        const { position } = desk
        if (position === 0) return
        const request = {
          side: position > 0 ? -1 : 1,
          units: Math.abs(position) * portion,
          reduceOnly: true,
        } as const
        act({ kind: 'place', request })
      },
      protect: (protection) => act({ kind: 'protect', protection }),
      cancel: () => act({ kind: 'cancel' }),
    })
    equity[index] = desk.cash + (desk.position * desk.mark - desk.cost)
  }
  return { desk, fills, equity }
}

test('a desk that is written down and read back between any two events goes on as if nothing had happened', () => {
  fc.assert(
    fc.property(world, ({ bars, settings, wishes }) => {
      const once = runBars({ bars, settings, decide: granting(wishes) })
      expect(runWithRestarts(bars, settings, wishes)).toEqual(once)
    }),
    { numRuns: 150 },
  )
})

test('read by the worst, a trade with stop and target never ends better than read by the nearer extreme', () => {
  const per = fc.integer({ min: 2, max: 80 }).map((n) => n / 1_000)
  const one = fc.record({
    bars: someBars(2, longest),
    side: fc.constantFrom<(1 | -1)[]>(1, -1),
    near: per,
    far: per,
  })
  fc.assert(
    fc.property(one, ({ bars, side, near, far }) => {
      const end = (inside: Inside) =>
        runBars({
          bars,
          settings: { inside, leverage: 2 },
          decide: (bar, { mark }, ask) => {
            const stopLoss = mark * (1 - side * near)
            if (bar === 0) ask.place({ side, fraction: 0.5, stopLoss, takeProfit: mark * (1 + side * far) })
          },
        }).equity.at(-1) ?? 0
      expect(end('worst')).toBeLessThanOrEqual(end('nearest'))
    }),
    runs,
  )
})
