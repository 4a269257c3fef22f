import { type Random, seeded } from '@/lib/kernel/random'

/** A combination that was tried: its place in the grid, the last parameter running fastest, and what came of it. */
export interface Tried {
  cell: number
  /** The higher the better; NaN when it says nothing. */
  value: number
}

export interface TpeInput {
  /** How many values each parameter has. */
  sizes: readonly number[]
  /** In the order in which they were given out. */
  tried: readonly Tried[]
  /** How many to give out now. */
  count: number
  seed: number
}

/** This many are drawn at random before anything is learned. */
const blind = 20
/** The share of the tries that counts as good, and how many candidates are weighed against each other. */
const goodShare = 0.25
const candidates = 24
/** Weight of "anywhere" against what was seen. */
const anywhere = 1

/**
 * The next combinations to try, by a tree-structured Parzen estimator (Bergstra et al., 2011) of our own over the values
 * of a grid, parameter by parameter: likely among the good tries, unlikely among the others. No combination is given
 * out twice; fewer than asked for when all are tried. The same history and seed give the same answer, whoever computed
 * the history and in which order, so a search in rounds of one size does not depend on the number of workers.
 */
export function nextByTpe({ sizes, tried, count, seed }: TpeInput): number[] {
  const all = sizes.reduce((product, size) => product * size, 1)
  const random = seeded((seed ^ Math.imul(tried.length + 1, 0x9e3779b1)) >>> 0)
  const taken = new Set(tried.map(({ cell }) => cell))
  const known = tried.filter(({ value }) => !Number.isNaN(value))
  const models = known.length >= blind ? modelsOf(sizes, known) : null
  const found: number[] = []
  while (found.length < count && taken.size < all) {
    const cell = models ? bestDraw(models, sizes, taken, random) : null
    const next = cell ?? freeCell(all, taken, random)
    taken.add(next)
    found.push(next)
  }
  return found
}

/** For each parameter, how likely each value is among the good and among the others. */
interface Model {
  good: Float64Array
  rest: Float64Array
}

function modelsOf(sizes: readonly number[], known: readonly Tried[]): Model[] {
  const ranked = [...known].sort((a, b) => b.value - a.value || a.cell - b.cell)
  const goods = Math.max(2, Math.ceil(ranked.length * goodShare))
  const places = ranked.map(({ cell }) => placesOf(cell, sizes))
  return sizes.map((size, axis) => {
    const at = places.map((place) => place[axis] ?? 0)
    return { good: density(size, at.slice(0, goods)), rest: density(size, at.slice(goods)) }
  })
}

/** A triangle over the neighbours of every place that was seen, and a little of everywhere. */
function density(size: number, seen: readonly number[]): Float64Array {
  const weights = new Float64Array(size).fill(anywhere / size)
  const reach = Math.max(1, Math.round(size / 10))
  for (const place of seen) {
    for (let at = Math.max(0, place - reach); at <= Math.min(size - 1, place + reach); at++) {
      weights[at] = (weights[at] ?? 0) + (1 - Math.abs(at - place) / (reach + 1)) / (reach + 1)
    }
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => weight / total)
}

/** Of some drawn as the good ones are, the one that stands out most against the rest; null when all were tried before. */
function bestDraw(
  models: readonly Model[],
  sizes: readonly number[],
  taken: ReadonlySet<number>,
  random: Random,
): number | null {
  let best: number | null = null
  let most = Number.NEGATIVE_INFINITY
  for (let n = 0; n < candidates; n++) {
    const places = models.map(({ good }) => drawn(good, random()))
    const cell = cellOf(places, sizes)
    if (taken.has(cell)) continue
    const score = models.reduce((sum, { good, rest }, axis) => {
      const place = places[axis] ?? 0
      return sum + Math.log((good[place] ?? 0) / (rest[place] ?? 1))
    }, 0)
    if (score > most) {
      best = cell
      most = score
    }
  }
  return best
}

function drawn(weights: Float64Array, share: number): number {
  let left = share
  for (let at = 0; at < weights.length; at++) {
    left -= weights[at] ?? 0
    if (left < 0) return at
  }
  return weights.length - 1
}

/** A draw, or from there the next one that was not tried. */
function freeCell(all: number, taken: ReadonlySet<number>, random: Random): number {
  let cell = Math.floor(random() * all)
  while (taken.has(cell)) cell = cell + 1 === all ? 0 : cell + 1
  return cell
}

function placesOf(cell: number, sizes: readonly number[]): number[] {
  const places = new Array<number>(sizes.length).fill(0)
  let rest = cell
  for (let axis = sizes.length - 1; axis >= 0; axis--) {
    const size = sizes[axis] ?? 1
    places[axis] = rest % size
    rest = Math.floor(rest / size)
  }
  return places
}

const cellOf = (places: readonly number[], sizes: readonly number[]): number =>
  places.reduce((cell, place, axis) => cell * (sizes[axis] ?? 1) + place, 0)
