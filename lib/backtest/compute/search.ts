import { refuse } from '@/lib/kernel/errors'
import { seeded } from '@/lib/kernel/random'
import { nextByTpe, type Tried } from '../engine/sweep/tpe'
import type { Method, Range } from '../schemas/requests'

export interface Axis {
  name: string
  values: number[]
}

export type Values = Record<string, number>

/** What a strategy says of one of its parameters. */
export interface Param {
  name: string
  kind: 'integer' | 'number' | 'yesno'
  default: number
  min?: number | undefined
  max?: number | undefined
  step?: number | undefined
}

const mostPerAxis = 100_000
/** Sums of steps such as 0.1 end in noise, which no grid should show. */
const tidy = (value: number): number => Number(value.toPrecision(12))

function valuesOf(param: Param, { from, to, step }: Range): number[] {
  if (param.kind === 'yesno') return [0, 1].filter((value) => value >= from && value <= to)
  const count = Math.floor((to - from) / step + 1e-9) + 1
  if (count > mostPerAxis)
    bad(param.name, `${param.name} would take ${count.toLocaleString('en-GB')} values. Make its step larger.`)
  const values = Array.from({ length: count }, (_, k) => tidy(from + k * step))
  return param.kind === 'integer' ? [...new Set(values.map(Math.round))] : values
}

function bad(name: string, sentence: string): never {
  refuse('bad_range', sentence, { status: 422, fields: { [`ranges.${name}`]: sentence } })
}

function demandRange(param: Param, { from, to }: Range): void {
  const { name, min, max } = param
  if (to < from) bad(name, `The range of ${name} ends at ${to}, before it begins at ${from}.`)
  if (min !== undefined && from < min)
    bad(name, `${name} must be at least ${min}; its range begins at ${from}.`)
  if (max !== undefined && to > max) bad(name, `${name} must be at most ${max}; its range ends at ${to}.`)
}

/** 30 % around the value, in 5 steps, within what the parameter allows. */
function around(param: Param, value: number): number[] {
  if (param.kind === 'yesno') return [0, 1]
  const least = param.min ?? Number.NEGATIVE_INFINITY
  const most = param.max ?? Number.POSITIVE_INFINITY
  const wanted = [0.7, 0.85, 1, 1.15, 1.3].map((times) => Math.min(most, Math.max(least, value * times)))
  const rounded = wanted.map((each) => (param.kind === 'integer' ? Math.round(tidy(each)) : tidy(each)))
  return [...new Set(rounded)].sort((a, b) => a - b)
}

/** The values of every parameter that is searched. Refuses ranges that the strategy does not allow. */
export function axesOf(
  params: readonly Param[],
  values: Values,
  ranges: Record<string, Range> | undefined,
): Axis[] {
  if (params.length === 0)
    refuse('nothing_to_search', 'This strategy has no parameters, so there is nothing to search.', {
      status: 422,
    })
  if (!ranges)
    return params.map((param) => ({
      name: param.name,
      values: around(param, values[param.name] ?? param.default),
    }))
  const axes = Object.entries(ranges).map(([name, range]) => {
    const param = params.find((each) => each.name === name)
    if (!param) bad(name, `There is no parameter named ${name}.`)
    demandRange(param, range)
    return { name, values: valuesOf(param, range) }
  })
  if (axes.length > 0) return axes
  refuse('nothing_to_search', 'Choose at least one parameter to search.', { status: 422 })
}

export const combinationsOf = (axes: readonly Axis[]): number =>
  axes.reduce((count, { values }) => count * values.length, 1)

/** One cell of the grid; the last axis runs fastest. */
export function cellAt(axes: readonly Axis[], index: number): Values {
  const cell: Values = {}
  let rest = index
  for (const { name, values } of [...axes].reverse()) {
    cell[name] = values[rest % values.length] as number
    rest = Math.floor(rest / values.length)
  }
  return cell
}

export interface Search {
  axes: Axis[]
  method: Method
  tries: number
  seed: number
}

/** A search that learns proposes so many at once, however many work on them: fewer learn faster, more are done together. */
const perRound = 20

/** The next round of a search that learns; empty when all that was asked for was tried. */
export function nextRound({ axes, tries, seed }: Omit<Search, 'method'>, tried: readonly Tried[]): number[] {
  const count = Math.min(perRound, tries - tried.length)
  return count > 0 ? nextByTpe({ sizes: axes.map(({ values }) => values.length), tried, count, seed }) : []
}

/**
 * Which cells are tried, in order; of a search that learns, the first round. Random: as many different ones as asked
 * for, the same for the same seed.
 */
export function cellsOf({ axes, method, tries, seed }: Search): number[] {
  const all = combinationsOf(axes)
  if (method === 'grid' || tries >= all) return Array.from({ length: all }, (_, index) => index)
  if (method === 'tpe') return nextRound({ axes, tries, seed }, [])
  const random = seeded(seed)
  const drawn = new Set<number>()
  while (drawn.size < tries) drawn.add(Math.floor(random() * all))
  return [...drawn]
}
