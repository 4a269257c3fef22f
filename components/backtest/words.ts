import type { MeasuresView, TradeView } from '@/lib/backtest/schemas/results'
import type { SeriesFacts } from '@/lib/backtest/schemas/views'
import { formatDay } from '../ui/format'

const minus = (text: string): string => text.replace('-', '−')

/** "+37.0%", "−14.2%", "57.4%". */
export function percent(value: number | null, { signed = false, digits = 1 } = {}): string {
  if (value === null) return 'none'
  const shown = (value * 100).toFixed(digits)
  const text = Math.abs(Number(shown)).toLocaleString('en-GB', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  if (Number(shown) === 0) return `${text}%`
  return `${value < 0 ? '−' : signed ? '+' : ''}${text}%`
}

/** "742.18 USDT"; with `signed` also "+8.77 USDT". */
export function amount(value: number, unit: string, signed = false): string {
  const digits = Math.abs(value) >= 1e6 ? 0 : 2
  const text = Math.abs(value).toLocaleString('en-GB', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  const sign = value < 0 && Number(text.replaceAll(',', '')) !== 0 ? '−' : signed && value > 0 ? '+' : ''
  return `${sign}${text}${unit ? ` ${unit}` : ''}`
}

export const ratio = (value: number | null, digits = 2): string =>
  value === null ? 'none' : minus(value.toFixed(digits))

export function price(value: number): string {
  const size = Math.abs(value)
  const digits = size >= 1_000 ? 2 : size >= 10 ? 3 : size >= 0.1 ? 5 : 8
  return value.toLocaleString('en-GB', { maximumFractionDigits: digits })
}

const steps: [number, string][] = [
  [86_400_000, 'days'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1_000, 's'],
]

/** "97 days", "13 h", "1.84 s". */
export function span(ms: number | null): string {
  if (ms === null) return 'none'
  if (ms < 1_000) return `${Math.round(ms)} ms`
  const [size, unit] = steps.find(([step]) => ms >= step * (step === 86_400_000 ? 2 : 1)) ?? [1_000, 's']
  const count = ms / size
  return `${unit === 's' ? count.toFixed(count < 10 ? 2 : 0) : Math.round(count).toLocaleString('en-GB')} ${unit}`
}

export const frameOf = (minutes: number): string => {
  if (minutes % 1_440 === 0) return `${minutes / 1_440} d`
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`
}

export const seriesName = ({ symbol, minutes }: Pick<SeriesFacts, 'symbol' | 'minutes'>): string =>
  `${symbol}, ${frameOf(minutes)}`

export const dayOf = (at: number | string): string => {
  const date = new Date(at)
  return `${formatDay(date)} ${date.getUTCFullYear()}`
}

/** Colour of money going up or down; the sign stands beside it. */
export const moneyTone = (value: number | null): string | undefined => {
  if (value === null || value === 0) return undefined
  return value > 0 ? 'text-positive' : 'text-negative'
}

export const exitWords: Record<TradeView['exit'], string> = {
  signal: 'Signal',
  stop: 'Stop',
  target: 'Target',
  liquidation: 'Liquidation',
}

type Reads = (measures: MeasuresView, unit: string) => string

export interface Measure {
  label: string
  /** As docs/metrics.md gives it. */
  formula: string
  means: string
  read: Reads
}

const share =
  (key: keyof MeasuresView, signed = false): Reads =>
  (measures) =>
    percent(measures[key], { signed })
const plain =
  (key: keyof MeasuresView): Reads =>
  (measures) =>
    ratio(measures[key])
const length =
  (key: keyof MeasuresView): Reads =>
  (measures) =>
    span(measures[key])
const sum =
  (key: keyof MeasuresView, signed = false): Reads =>
  (measures, unit) => {
    const value = measures[key]
    return value === null ? 'none' : amount(value, unit, signed)
  }

/** Every figure of a run, with its formula. The order is the order on the page. */
export const measures = {
  roi: {
    label: 'Net return',
    formula: 'E_last / E_0 − 1',
    means: 'What the money became, after fees, spread and slippage.',
    read: share('roi', true),
  },
  cagr: {
    label: 'Yearly return',
    formula: '(E_last / E_0)^(1 / years) − 1',
    means: 'The same growth every year, years of 365.25 days.',
    read: share('cagr', true),
  },
  buyAndHold: {
    label: 'Buy and hold',
    formula: 'last close / first open − 1',
    means: 'What holding the instrument would have returned, without any cost.',
    read: share('buyAndHold', true),
  },
  sharpe: {
    label: 'Sharpe',
    formula: 'mean(r) / std(r, ddof 1) × √365',
    means: 'Daily UTC returns, a risk-free rate of 0, a year of 365 days.',
    read: plain('sharpe'),
  },
  sortino: {
    label: 'Sortino',
    formula: 'mean(r) / √mean(min(r, 0)²) × √365',
    means: 'As Sharpe, but only falls count as risk.',
    read: plain('sortino'),
  },
  calmar: {
    label: 'Calmar',
    formula: 'yearly return / deepest drawdown',
    means: 'Yearly return for the worst fall on the way.',
    read: plain('calmar'),
  },
  volatility: {
    label: 'Volatility',
    formula: 'std(r, ddof 1) × √365',
    means: 'Spread of the daily returns, a year’s.',
    read: share('volatility'),
  },
  maxDrawdown: {
    label: 'Deepest drawdown',
    formula: 'max over bars of 1 − E_i / max(E_0..E_i)',
    means: 'The furthest the money was below its best, at closes.',
    read: ({ maxDrawdown }) => percent(-maxDrawdown),
  },
  maxDrawdownMs: {
    label: 'Longest drawdown',
    formula: 'from the peak to the bar that regains it',
    means: 'One that is not regained lasts to the end.',
    read: length('maxDrawdownMs'),
  },
  avgDrawdown: {
    label: 'Mean drawdown',
    formula: 'mean depth of all drawdowns',
    means: 'A fall counts from its peak to the bar that regains it.',
    read: ({ avgDrawdown }) => percent(avgDrawdown === null ? null : -avgDrawdown),
  },
  avgDrawdownMs: {
    label: 'Mean length of a drawdown',
    formula: 'mean time from the peak to the bar that regains it',
    means: 'How long one usually waits.',
    read: length('avgDrawdownMs'),
  },
  trades: {
    label: 'Trades',
    formula: 'closed trades',
    means: 'An entry that is closed in two parts makes two trades.',
    read: ({ trades }) => trades.toLocaleString('en-GB'),
  },
  winRate: {
    label: 'Win rate',
    formula: 'trades with pnl > 0 / all trades',
    means: 'After fees. Says nothing without the size of wins and losses.',
    read: share('winRate'),
  },
  profitFactor: {
    label: 'Profit factor',
    formula: 'sum of winning pnl / −sum of losing pnl',
    means: 'Above 1 the winners paid for the losers.',
    read: plain('profitFactor'),
  },
  expectancy: {
    label: 'Expectancy',
    formula: 'mean(pnl)',
    means: 'What a trade brought on average.',
    read: sum('expectancy', true),
  },
  avgTrade: {
    label: 'Mean trade',
    formula: 'mean of pnl / (size × entry price)',
    means: 'As a share of what was bought.',
    read: share('avgTrade', true),
  },
  bestTrade: {
    label: 'Best trade',
    formula: 'max of pnl / (size × entry price)',
    means: 'One very good trade can carry a whole run.',
    read: share('bestTrade', true),
  },
  worstTrade: {
    label: 'Worst trade',
    formula: 'min of pnl / (size × entry price)',
    means: 'Look whether a stop would have held it.',
    read: share('worstTrade', true),
  },
  sqn: {
    label: 'SQN',
    formula: '√n × mean(pnl) / std(pnl, ddof 1)',
    means: 'System quality number; grows with the number of trades.',
    read: plain('sqn'),
  },
  kelly: {
    label: 'Kelly',
    formula: 'w − (1 − w) / (mean win / mean loss)',
    means: 'The share of the money that grows fastest, if the future were the past. It is not.',
    read: share('kelly'),
  },
  exposure: {
    label: 'Time in the market',
    formula: 'bars with a position / all bars',
    means: 'From entry to exit, both counted.',
    read: share('exposure'),
  },
  avgBars: {
    label: 'Mean length of a trade',
    formula: 'mean of exit bar − entry bar',
    means: 'In bars.',
    read: ({ avgBars }) => (avgBars === null ? 'none' : `${avgBars.toFixed(1)} bars`),
  },
  turnover: {
    label: 'Turnover',
    formula: 'traded notional / mean(E)',
    means: 'How often the money was turned over; costs grow with it.',
    read: ({ turnover }) => `${turnover.toFixed(1)} ×`,
  },
  feesPaid: {
    label: 'Fees',
    formula: 'sum of fees; a rebate counts against them',
    means: 'Spread and slippage are in the prices, not in here.',
    read: sum('feesPaid'),
  },
  fundingPaid: {
    label: 'Funding',
    formula: 'sum of funding paid',
    means: 'Negative when it was received.',
    read: sum('fundingPaid'),
  },
} as const satisfies Partial<Record<keyof MeasuresView, Measure>>

export type MeasureName = keyof typeof measures
