import { describe, expect, test } from 'vitest'
import type { Report } from '../candles/inspect'
import { decisions } from '../honesty/check-strategy'
import type { MonteCarlo } from '../honesty/monte-carlo'
import type { Measures } from '../measures/measures'
import { advise } from './advisor'
import type { Evidence, Finding, Severity } from './finding'

const usual: Measures = {
  roi: 0.4,
  cagr: 0.2,
  volatility: 0.2,
  sharpe: 1.2,
  sortino: 1.5,
  maxDrawdown: 0.15,
  calmar: 1.3,
  avgDrawdown: 0.04,
  maxDrawdownMs: 1,
  avgDrawdownMs: 1,
  buyAndHold: 0.1,
  trades: 120,
  winRate: 0.55,
  profitFactor: 1.6,
  expectancy: 30,
  avgTrade: 0.004,
  bestTrade: 0.05,
  worstTrade: -0.04,
  sqn: 2,
  kelly: 0.2,
  exposure: 0.4,
  turnover: 20,
  feesPaid: 100,
  fundingPaid: 0,
  avgBars: 10,
}
const measured = (some: Partial<Measures>): Measures => ({ ...usual, ...some })

const simulated = (some: Partial<MonteCarlo>): MonteCarlo => ({
  runs: 1_000,
  final: [1.05, 1.2, 1.4, 1.6, 1.9],
  maxDrawdown: [0.08, 0.1, 0.12, 0.15, 0.2],
  losing: 0.02,
  steps: [],
  bands: [],
  ...some,
})

const inspected = (some: Partial<Report['counts']>, missing = 0, usable = true): Report => ({
  bars: 1_000,
  counts: {
    gap: 0,
    duplicate: 0,
    unsorted: 0,
    'off-grid': 0,
    'not-a-number': 0,
    'not-positive': 0,
    'high-below-low': 0,
    'outside-range': 0,
    'negative-volume': 0,
    ...some,
  },
  findings: [],
  missing,
  usable,
})

const of = (rule: string, evidence: Partial<Evidence>): Finding | undefined =>
  advise({ measures: usual, ...evidence }).find((one) => one.rule === rule)

const peak = { series: 'sma', bar: 99, hiddenFrom: 100, known: Number.NaN, whole: 12.5 }
const spike = { index: 0, value: 2 }
const deflated = { sharpe: 0.1, luck: 0.05 }
const pnls = (wins: number[], rest: number, times: number) => [...wins, ...Array(times).fill(rest)]

type Case = [rule: string, severity: Severity, evidence: Partial<Evidence>, sentence: string]

const cases: Case[] = [
  ['no-trades', 'danger', { measures: measured({ trades: 0 }) }, 'closed no trade'],
  ['few-trades', 'warning', { measures: measured({ trades: 12 }) }, 'only 12 trades; below 30'],
  ['few-trades', 'warning', { measures: measured({ trades: 1 }) }, 'only 1 trade;'],
  ['ruin', 'danger', { ruined: true }, 'The account was emptied'],
  ['loss', 'danger', { measures: measured({ roi: -0.123 }) }, 'lost 12.3 % of the account'],
  [
    'below-buy-and-hold',
    'note',
    { measures: measured({ buyAndHold: 2 }) },
    'made 40 %; buying once and holding made 200 %',
  ],
  [
    'deep-drawdown',
    'warning',
    { measures: measured({ maxDrawdown: 0.4 }) },
    'down by 40 % from its peak; 66.7 % are needed',
  ],
  ['deep-drawdown', 'danger', { measures: measured({ maxDrawdown: 0.5 }) }, '100 % are needed'],
  ['deep-drawdown', 'danger', { measures: measured({ maxDrawdown: 1 }) }, 'down by all it had'],
  ['few-winners', 'warning', { pnls: pnls([100], -1, 19) }, '1 trade of 20 made 123.5 % of the profit'],
  ['few-winners', 'note', { pnls: pnls([100], 1, 19) }, '1 trade of 20 made 84 % of the profit'],
  [
    'too-good',
    'warning',
    { measures: measured({ profitFactor: 9, winRate: 0.95 }) },
    'a profit factor of 9 and 95 % of trades won',
  ],
  ['no-edge', 'warning', { measures: measured({ kelly: -0.1 }) }, 'the Kelly fraction is -10 %'],
  ['fees-eat-it', 'danger', { measures: measured({ feesPaid: 300 }), pnls: [-100] }, 'Fees took 150 %'],
  ['fees-eat-it', 'warning', { measures: measured({ feesPaid: 300 }), pnls: [200] }, 'Fees took 60 %'],
  [
    'out-of-sample',
    'danger',
    { outOfSample: { train: usual, test: measured({ roi: -0.2 }) } },
    'made 40 % on the candles it was fitted to and lost 20 %',
  ],
  [
    'out-of-sample',
    'warning',
    { outOfSample: { train: usual, test: measured({ sharpe: 0.3 }) } },
    'falls from 1.2 to 0.3',
  ],
  [
    'out-of-sample',
    'warning',
    { outOfSample: { train: usual, test: measured({ trades: 0 }) } },
    'kept aside the strategy closed no trade',
  ],
  [
    'out-of-sample',
    'good',
    { outOfSample: { train: usual, test: usual } },
    'the Sharpe ratio is 1.2 after 1.2',
  ],
  [
    'walk-forward',
    'danger',
    {
      walkForward: [
        { train: 0.2, test: -0.1 },
        { train: 0.2, test: 0.05 },
        { train: 0.2, test: -0.1 },
      ],
    },
    'Fitted anew 3 times, it made money in 1 of the windows',
  ],
  [
    'walk-forward',
    'warning',
    {
      walkForward: [
        { train: 0.3, test: 0.02 },
        { train: 0.3, test: 0.04 },
      ],
    },
    '3 % on average after 30 % in fitting',
  ],
  ['walk-forward', 'good', { walkForward: [{ train: 0.1, test: 0.08 }] }, 'Fitted anew 1 time'],
  ['monte-carlo', 'danger', { monteCarlo: simulated({ losing: 0.6 }) }, '60 % end with a loss'],
  ['monte-carlo', 'warning', { monteCarlo: simulated({ losing: 0.3 }) }, 'Of 1,000 other courses'],
  [
    'monte-carlo',
    'warning',
    { monteCarlo: simulated({ maxDrawdown: [0.1, 0.2, 0.3, 0.4, 0.5] }) },
    'The drawdown of 15 % was lucky',
  ],
  ['monte-carlo', 'good', { monteCarlo: simulated({}) }, 'ends at 105 % of its start or above'],
  [
    'plateau',
    'danger',
    { plateau: { ...spike, around: 0.2, score: 0.1 } },
    'one step away the result is 0.2 instead of 2',
  ],
  ['plateau', 'warning', { plateau: { ...spike, around: 0.6, score: 0.3 } }, 'stand on a spike'],
  ['plateau', 'good', { plateau: { ...spike, around: 1.8, score: 0.9 } }, 'still 90 % of it'],
  [
    'deflated-sharpe',
    'danger',
    { deflated: { ...deflated, probability: 0.3, tries: 500 } },
    'The best of 500 tries looks good by luck alone',
  ],
  [
    'deflated-sharpe',
    'warning',
    { deflated: { ...deflated, probability: 0.8, tries: 20 } },
    'probability of 80 %',
  ],
  [
    'deflated-sharpe',
    'good',
    { deflated: { ...deflated, probability: 0.99, tries: 20 } },
    'It beats the luck of 20 tries',
  ],
  [
    'look-ahead',
    'danger',
    { lookAhead: [peak] },
    'sma sees the future: at bar 99 it is 12.5, but no value when the bars from 100 on are hidden. 1 series in all.',
  ],
  ['look-ahead', 'good', { lookAhead: [] }, 'it sees no future'],
  [
    'warm-up',
    'warning',
    {
      warmUp: [
        { series: 'ema', bars: 50, off: 0.1 },
        { series: 'ema', bars: 200, off: 0.02 },
      ],
    },
    'With 200 bars of history ema is still 2 % off',
  ],
  ['warm-up', 'warning', { warmUp: [{ series: 'sma', bars: 50, off: Number.NaN }] }, 'sma has no value yet'],
  [
    'look-ahead',
    'danger',
    { lookAhead: [{ ...peak, series: decisions }] },
    'what it wants at bar 99 changes when the bars from 100 on are hidden',
  ],
  [
    'warm-up',
    'warning',
    { warmUp: [{ series: decisions, bars: 200, off: 0.04 }] },
    'With 200 bars of history it decides otherwise at 4 % of the last bars',
  ],
  [
    'warm-up',
    'good',
    {
      warmUp: [
        { series: 'ema', bars: 50, off: 0.1 },
        { series: 'ema', bars: 400, off: 1e-9 },
      ],
    },
    'With 400 bars of history every value',
  ],
  ['data', 'good', { data: inspected({}) }, 'All 1,000 candles are there'],
  [
    'data',
    'note',
    { data: inspected({ gap: 1 }, 3) },
    '0.3 % of the candles are missing (3 candles in 1 gap)',
  ],
  ['data', 'warning', { data: inspected({ gap: 2 }, 60) }, '5.66 % of the candles are missing'],
  ['data', 'danger', { data: inspected({ duplicate: 2 }, 0, false) }, 'cannot be trusted: 2 bars twice'],
  [
    'costs',
    'danger',
    {
      costs: [
        { times: 0, roi: 0.6 },
        { times: 2, roi: -0.05 },
      ],
    },
    'With costs 2 times as high the profit of 40 % is a loss of 5 %',
  ],
  [
    'costs',
    'warning',
    {
      costs: [
        { times: 2, roi: 0.1 },
        { times: 3, roi: -0.05 },
      ],
    },
    'With costs 3 times as high',
  ],
  [
    'costs',
    'good',
    {
      costs: [
        { times: 2, roi: 0.3 },
        { times: 3, roi: 0.2 },
      ],
    },
    'Even with costs 3 times as high it makes 20 %',
  ],
]

describe('every rule says in a sentence what it saw, with its figures and what to do', () => {
  test.each(cases)('%s (%s)', (rule, severity, evidence, sentence) => {
    const found = of(rule, evidence)
    expect(found).toMatchObject({ rule, severity })
    expect(found?.sentence).toContain(sentence)
    expect(found?.sentence).toMatch(/^[A-Za-z0-9].*\.$/)
    expect(found?.advice).toMatch(/^[A-Z].*\.$/)
    expect(Object.keys(found?.figures ?? {}).length).toBeGreaterThan(0)
  })
})

test('a rule says nothing where there is nothing to say', () => {
  expect(advise({ measures: usual }).map(({ rule }) => rule)).toEqual(['not-checked'])
  expect(of('deflated-sharpe', { deflated: { ...deflated, probability: 0.1, tries: 1 } })).toBeUndefined()
  expect(of('costs', { measures: measured({ roi: -0.1 }), costs: [{ times: 2, roi: -0.5 }] })).toBeUndefined()
  expect(of('plateau', { plateau: { ...spike, around: Number.NaN, score: 0 } })).toBeUndefined()
})

test('the gravest comes first, and what was not measured is said to be unknown', () => {
  const found = advise({
    measures: measured({ roi: -0.1, trades: 10, buyAndHold: null }),
    data: inspected({}),
    lookAhead: [],
  })
  expect(found.map(({ severity }) => severity)).toEqual(['danger', 'warning', 'note', 'good', 'good'])
  expect(found[2]?.sentence).toBe(
    'Not checked: candles kept aside, walk-forward, other courses of its trades, the parameters around the chosen ones, the history it needs, higher costs.',
  )
})

test('the same evidence always gives the same findings, and every figure survives JSON', () => {
  const evidence: Evidence = {
    measures: usual,
    lookAhead: [peak],
    warmUp: [{ series: 'sma', bars: 9, off: Number.NaN }],
  }
  expect(advise(evidence)).toEqual(advise(structuredClone(evidence)))
  expect(JSON.parse(JSON.stringify(advise(evidence)))).toEqual(advise(evidence))
})
