import { z } from 'zod'

const share = (least: number, most: number, what: string) =>
  z
    .number(`${what} is a number.`)
    .min(least, `${what} is at least ${least}.`)
    .max(most, `${what} is at most ${most}.`)

export const fillModels = ['tradepost', 'backtesting.py'] as const
export const slippageKinds = ['none', 'fraction', 'ticks', 'range', 'volume'] as const

/** What the market costs in a run, and how its bars are read. Rates are fractions: 0.001 is 0.1 %. See docs/backtest.md. */
export const runSettings = z.object({
  capital: z
    .number('The capital is a number.')
    .gt(0, 'The capital must be above 0: a run needs money to trade with.')
    .max(1e12, 'The capital is at most 1,000,000,000,000.')
    .default(10_000),
  /** Left out: as the series says. */
  takerFee: share(-0.1, 0.5, 'The taker fee').optional(),
  makerFee: share(-0.1, 0.5, 'The maker fee').optional(),
  fixedFee: share(0, 1e6, 'The fixed fee').default(0),
  spread: share(0, 0.2, 'The spread').default(0),
  slippage: z
    .object({ kind: z.enum(slippageKinds), value: share(0, 1e6, 'The slippage') })
    .default({ kind: 'none', value: 0 }),
  /** Of the position's value at every payment, each `fundingHours` of the instrument (8 without one) of UTC. Longs pay what is above 0. */
  fundingRate: share(-0.02, 0.02, 'The funding rate').default(0),
  leverage: share(1, 125, 'The leverage').optional(),
  /** What comes first when a bar holds both stop and target. */
  inside: z.enum(['worst', 'nearest']).default('worst'),
  /** Share of a bar's volume that the run may take; 0: no limit. */
  volumeShare: share(0, 1, 'The share of the volume').default(0),
  /** When a market order is filled: at the next open, or at the close it was decided at. */
  /** The default one, or that of backtesting.py, for comparison with that tool. */
  model: z.enum(fillModels).default('tradepost'),
  fillAt: z.enum(['open', 'close']).default('open'),
  closeAtEnd: z.boolean().default(true),
})

export type RunSettings = z.infer<typeof runSettings>
