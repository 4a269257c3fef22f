import fc from 'fast-check'
import { type Bars, newBars } from '../../lib/backtest/engine/candles/bars'
import type { OrderRequest, Protection } from '../../lib/backtest/engine/desk/events'
import {
  type Inside,
  type Settings,
  type SlippageKind,
  settingsOf,
} from '../../lib/backtest/engine/desk/settings'
import type { Decide } from '../../lib/backtest/engine/run/run'

/** Steps in per mille: from the last close to the open, and the high, low and close from there. */
const barSteps = fc.tuple(
  fc.oneof({ weight: 5, arbitrary: fc.integer({ min: -8, max: 8 }) }, fc.integer({ min: -120, max: 120 })),
  fc.integer({ min: 0, max: 60 }),
  fc.integer({ min: 0, max: 60 }),
  fc.integer({ min: 0, max: 100 }),
  fc.integer({ min: 0, max: 500 }),
)

/** Random bars with gaps, flat bars and bars without volume, two decimals. */
export const someBars = (least: number, most: number): fc.Arbitrary<Bars> =>
  fc.array(barSteps, { minLength: least, maxLength: most, size: 'max' }).map((steps) => {
    const bars = newBars(steps.length)
    const cents = (price: number) => Math.max(1, Math.round(price * 100)) / 100
    let last = 100
    steps.forEach(([gap, up, down, where, volume], index) => {
      const open = cents(last * (1 + gap / 1_000))
      const high = Math.max(open, cents(open * (1 + up / 1_000)))
      const low = Math.min(open, cents(open * (1 - down / 1_000)))
      last = Math.min(high, Math.max(low, cents(low + ((high - low) * where) / 100)))
      bars.ts[index] = 1_700_000_000_000 + index * 3_600_000
      bars.open[index] = open
      bars.high[index] = high
      bars.low[index] = low
      bars.close[index] = last
      bars.volume[index] = volume
    })
    return bars
  })

const rate = (most: number) => fc.integer({ min: 0, max: most }).map((n) => n / 10_000)

const anySettings = fc.record({
  cash: fc.constantFrom(10_000, 777.77),
  leverage: fc.constantFrom(1, 1, 3, 10, 50),
  maintenance: fc.constantFrom(0, 0.005),
  liquidationFee: rate(50),
  makerFee: fc.integer({ min: -2, max: 20 }).map((n) => n / 10_000),
  takerFee: rate(20),
  fixedFee: fc.constantFrom(0, 0, 1.5),
  spread: rate(20),
  slippage: fc.record({
    kind: fc.constantFrom<SlippageKind[]>('none', 'fraction', 'ticks', 'range', 'volume'),
    value: fc.constantFrom(0, 0.001, 0.02),
  }),
  tick: fc.constantFrom(0, 0.01, 0.05),
  lot: fc.constantFrom(0, 0.001, 1),
  volumeShare: fc.constantFrom(0, 0, 0.05, 0.5),
  limitThrough: fc.constantFrom(0, 0, 0.02),
  inside: fc.constantFrom<Inside[]>('worst', 'nearest'),
})

export const someSettings: fc.Arbitrary<Settings> = anySettings.map((any) =>
  settingsOf(any.tick === 0 && any.slippage.kind === 'ticks' ? { ...any, tick: 0.01 } : any),
)

/** Offsets from the close in per mille; what they mean is decided by side and type. */
interface Wish {
  bar: number
  kind: 'place' | 'close' | 'cancel' | 'protect'
  side: 1 | -1
  type: NonNullable<OrderRequest['type']>
  size: Pick<OrderRequest, 'units' | 'quote' | 'fraction' | 'risk'>
  near: number
  far: number
  brackets: [boolean, boolean, boolean]
  reduceOnly: boolean
  postOnly: boolean
  oco: number
  bars: number
}

const wish = (most: number): fc.Arbitrary<Wish> =>
  fc.record({
    bar: fc.nat(most),
    kind: fc.constantFrom('place', 'place', 'place', 'place', 'close', 'cancel', 'protect'),
    side: fc.constantFrom(1, -1),
    type: fc.constantFrom('market', 'market', 'limit', 'stop', 'stop-limit', 'trailing'),
    size: fc.oneof(
      fc.integer({ min: 1, max: 60 }).map((units) => ({ units })),
      fc.constantFrom({ fraction: 1 }, { fraction: 0.3 }, { quote: 2_000 }, { risk: 0.02 }),
    ),
    near: fc.integer({ min: -20, max: 40 }),
    far: fc.integer({ min: 1, max: 60 }),
    brackets: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
    reduceOnly: fc.boolean(),
    postOnly: fc.boolean(),
    oco: fc.constantFrom(0, 0, 1),
    bars: fc.constantFrom(0, 0, 3),
  })

export const someWishes = (bars: number): fc.Arbitrary<Wish[]> =>
  fc.array(wish(bars), { maxLength: bars, size: 'max' })

function requestOf(wish: Wish, close: number): OrderRequest {
  const { side, type, near, far } = wish
  const limit = close * (1 - (side * near) / 1_000)
  const stop = close * (1 + (side * near) / 1_000)
  const [stopLoss, takeProfit, trailing] = wish.brackets
  const from = type === 'limit' || type === 'stop-limit' ? limit : type === 'stop' ? stop : close
  return {
    side,
    type,
    limit,
    stop,
    trail: (close * far) / 1_000,
    ...wish.size,
    ...(stopLoss || 'risk' in wish.size ? { stopLoss: from * (1 - (side * far) / 1_000) } : {}),
    ...(takeProfit ? { takeProfit: from * (1 + (side * far) / 1_000) } : {}),
    ...(trailing ? { trailingStop: (close * far) / 500 } : {}),
    reduceOnly: wish.reduceOnly && !stopLoss,
    postOnly: wish.postOnly,
    oco: wish.oco,
    bars: wish.bars,
  }
}

function protectionOf({ side, far, brackets }: Wish, close: number): Protection {
  const [stopLoss, takeProfit] = brackets
  return {
    lot: 0,
    ...(stopLoss ? { stopLoss: close * (1 - (side * far) / 1_000) } : { takeProfit: 0 }),
    ...(takeProfit ? { takeProfit: close * (1 + (side * far) / 1_000) } : {}),
  }
}

/** A strategy that does what was wished for, knowing nothing but the last close. */
export const granting =
  (wishes: Wish[], seen?: Decide): Decide =>
  (bar, desk, ask) => {
    for (const wish of wishes) {
      if (wish.bar !== bar) continue
      if (wish.kind === 'place') ask.place(requestOf(wish, desk.mark))
      else if (wish.kind === 'close') ask.close(wish.far / 60)
      else if (wish.kind === 'cancel') ask.cancel()
      else ask.protect(protectionOf(wish, desk.mark))
    }
    seen?.(bar, desk, ask)
  }
