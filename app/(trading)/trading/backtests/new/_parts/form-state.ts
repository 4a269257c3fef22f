import type { z } from 'zod'
import type { Method, Objective, Range, RunKind } from '@/lib/backtest/schemas/requests'
import type { runSettings } from '@/lib/backtest/schemas/settings'

export interface ParamFacts {
  name: string
  kind: 'integer' | 'number' | 'yesno'
  default: number
  min?: number | undefined
  max?: number | undefined
  step?: number | undefined
}

/** Every field as it is typed; empty means "as the strategy or the series says". */
export interface Fields {
  seriesIds: string[]
  from: string
  to: string
  capital: string
  takerFee: string
  makerFee: string
  spread: string
  fundingRate: string
  slippageKind: 'none' | 'fraction' | 'ticks' | 'range' | 'volume'
  slippage: string
  leverage: string
  inside: 'worst' | 'nearest'
  fillAt: 'open' | 'close'
  model: 'tradepost' | 'backtesting.py'
  params: Record<string, string>
  /** Typed ranges of the parameters that are searched. */
  ranges: Record<string, { on: boolean; from: string; to: string; step: string }>
  preset: boolean
  method: Method
  tries: string
  seed: string
  objective: Objective
  keepAside: string
  windows: string
  trainTimes: string
  anchored: boolean
}

const tidy = (value: number): string => String(Number(value.toPrecision(6)))

/** From 30 % below the value to 30 % above it, in about five steps. */
function rangeOf({ kind, default: value, min, max, step }: ParamFacts): {
  from: string
  to: string
  step: string
} {
  if (kind === 'yesno') return { from: '0', to: '1', step: '1' }
  const whole = kind === 'integer'
  const width = Math.abs(value) * 0.15
  const by = whole ? Math.max(1, Math.round(width)) : step && step > width ? step : width || 0.1
  const least = Math.max(min ?? Number.NEGATIVE_INFINITY, value - 2 * by)
  const most = Math.min(max ?? Number.POSITIVE_INFINITY, value + 2 * by)
  const shown = (each: number) => tidy(whole ? Math.round(each) : each)
  return { from: shown(least), to: shown(most), step: shown(by) }
}

export const beginning = (seriesId: string, params: readonly ParamFacts[]): Fields => ({
  seriesIds: [seriesId],
  from: '',
  to: '',
  capital: '10000',
  takerFee: '',
  makerFee: '',
  spread: '0',
  fundingRate: '0',
  slippageKind: 'fraction',
  slippage: '0.02',
  leverage: '',
  inside: 'worst',
  fillAt: 'open',
  model: 'tradepost',
  params: Object.fromEntries(params.map(({ name, default: value }) => [name, String(value)])),
  ranges: Object.fromEntries(params.map((param) => [param.name, { on: true, ...rangeOf(param) }])),
  preset: false,
  method: 'grid',
  tries: '200',
  seed: '1',
  objective: 'sharpe',
  keepAside: '30',
  windows: '6',
  trainTimes: '3',
  anchored: false,
})

const percent = (text: string): number => Number(text) / 100
const optional = (text: string): number | undefined => (text.trim() === '' ? undefined : percent(text))
const day = (text: string): string | undefined => (text === '' ? undefined : `${text}T00:00:00Z`)

function settingsOf(fields: Fields): z.input<typeof runSettings> {
  const [takerFee, makerFee] = [optional(fields.takerFee), optional(fields.makerFee)]
  const { slippageKind: kind, leverage } = fields
  const value =
    kind === 'none'
      ? 0
      : kind === 'fraction' || kind === 'range'
        ? percent(fields.slippage)
        : Number(fields.slippage)
  return {
    capital: Number(fields.capital),
    ...(takerFee === undefined ? {} : { takerFee }),
    ...(makerFee === undefined ? {} : { makerFee }),
    spread: percent(fields.spread),
    fundingRate: percent(fields.fundingRate),
    slippage: { kind, value },
    ...(leverage.trim() === '' ? {} : { leverage: Number(leverage) }),
    inside: fields.inside,
    fillAt: fields.fillAt,
    model: fields.model,
  }
}

function changedParams(fields: Fields, params: readonly ParamFacts[]): Record<string, number> {
  const changed = params.filter(({ name, default: value }) => Number(fields.params[name]) !== value)
  return Object.fromEntries(changed.map(({ name }) => [name, Number(fields.params[name])]))
}

/** What is asked for, whatever the kind. */
export function askedOf(fields: Fields, versionId: string, params: readonly ParamFacts[]) {
  const [from, to] = [day(fields.from), day(fields.to)]
  return {
    versionId,
    settings: settingsOf(fields),
    params: changedParams(fields, params),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  }
}

export function searchOf(fields: Fields) {
  const chosen = Object.entries(fields.ranges).filter(([, { on }]) => on)
  const ranges: Record<string, Range> = Object.fromEntries(
    chosen.map(([name, { from, to, step }]) => [
      name,
      { from: Number(from), to: Number(to), step: Number(step) },
    ]),
  )
  const { method, objective, preset } = fields
  return {
    method,
    objective,
    ...(preset ? {} : { ranges }),
    ...(method === 'grid' ? {} : { tries: Number(fields.tries), seed: Number(fields.seed) }),
  }
}

/** How many combinations the typed ranges make; null while they cannot be counted. */
export function countOf({ ranges, preset, method, tries }: Fields): number | null {
  if (preset) return null
  const counts = Object.values(ranges)
    .filter(({ on }) => on)
    .map(({ from, to, step }) => Math.floor((Number(to) - Number(from)) / Number(step) + 1e-9) + 1)
  const all = counts.reduce((product, count) => product * count, counts.length > 0 ? 1 : 0)
  if (!Number.isFinite(all) || all < 0) return null
  return method === 'grid' ? all : Math.min(all, Number(tries) || 0)
}

export const searches = (kind: RunKind): boolean => kind === 'optimise' || kind === 'walk_forward'
