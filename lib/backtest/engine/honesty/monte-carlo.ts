import { seeded } from '@/lib/kernel/random'

const levels = [0.05, 0.25, 0.5, 0.75, 0.95] as const

/** Values that 5, 25, 50, 75 and 95 % of the runs do not exceed. */
export type Band = [p5: number, p25: number, p50: number, p75: number, p95: number]

export interface MonteCarlo {
  runs: number
  /** Growth at the end: 1.2 is a gain of 20 %. */
  final: Band
  maxDrawdown: Band
  /** Share of runs that end below where they began. */
  losing: number
  /** Growth after `steps[k]` steps, at most 200 points with both ends. */
  steps: number[]
  bands: Band[]
}

export interface MonteCarloInput {
  /** Growth of the equity by each trade (or day), as fractions: 0.01 is +1 %. */
  changes: readonly number[]
  /** `order`: the same changes in another order. `bootstrap`: drawn with replacement, in blocks. */
  kind: 'order' | 'bootstrap'
  runs: number
  seed: number
  /** Neighbours that stay together in a bootstrap. */
  block?: number
}

const mostPoints = 200
const mostWork = 200_000_000

function bandOf(sorted: Float64Array): Band {
  const at = (level: number) => {
    const place = level * (sorted.length - 1)
    const below = Math.floor(place)
    const [a, b] = [sorted[below] as number, sorted[Math.min(below + 1, sorted.length - 1)] as number]
    return a + (b - a) * (place - below)
  }
  const [p5, p25, p50, p75, p95] = levels
  return [at(p5), at(p25), at(p50), at(p75), at(p95)]
}

function shuffle(values: Float64Array, random: () => number): void {
  for (let i = values.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const kept = values[i] as number
    values[i] = values[j] as number
    values[j] = kept
  }
}

/** Blocks go round the end to the beginning, so that every change is drawn equally often. */
function draw(from: Float64Array, into: Float64Array, block: number, random: () => number): void {
  let source = 0
  for (let i = 0; i < into.length; i++) {
    source = i % block === 0 ? Math.floor(random() * from.length) : (source + 1) % from.length
    into[i] = from[source] as number
  }
}

const pointsOf = (count: number): number[] => {
  const points = Math.min(mostPoints, count + 1)
  return Array.from({ length: points }, (_, k) => Math.round((k * count) / Math.max(1, points - 1)))
}

/** Grows 1 by the changes; writes it down at the points and gives the deepest drawdown. Nothing grows below 0. */
function grow(
  changes: Float64Array,
  points: number[],
  column: (point: number, growth: number) => void,
): number {
  let [growth, peak, deepest, next] = [1, 1, 0, 0]
  for (let i = 0; i <= changes.length; i++) {
    if (i > 0) growth = Math.max(0, growth * (1 + (changes[i - 1] as number)))
    peak = Math.max(peak, growth)
    deepest = Math.max(deepest, 1 - growth / peak)
    if (points[next] === i) column(next++, growth)
  }
  return deepest
}

/** What luck alone would have made of the same trades. Same input, same result. Throws RangeError for senseless or endless input. */
export function monteCarlo({ changes, kind, runs, seed, block = 1 }: MonteCarloInput): MonteCarlo {
  const sane = changes.length > 0 && changes.every(Number.isFinite)
  if (!sane || !Number.isInteger(runs) || runs < 1 || !Number.isInteger(block) || block < 1) {
    throw new RangeError(
      'A simulation needs changes that are numbers, and whole numbers of runs and of block above 0.',
    )
  }
  if (runs * changes.length > mostWork) {
    throw new RangeError(
      `${runs} runs of ${changes.length} changes are too much: at most ${mostWork} in all.`,
    )
  }
  const random = seeded(seed)
  const source = Float64Array.from(changes)
  const drawn = Float64Array.from(changes)
  const steps = pointsOf(changes.length)
  const columns = steps.map(() => new Float64Array(runs))
  const deepest = new Float64Array(runs)
  for (let run = 0; run < runs; run++) {
    if (kind === 'order') shuffle(drawn, random)
    else draw(source, drawn, block, random)
    deepest[run] = grow(drawn, steps, (point, growth) => {
      const column = columns[point]
      if (column) column[run] = growth
    })
  }
  const finals = columns.at(-1) ?? new Float64Array(runs)
  const losing = finals.filter((growth) => growth < 1).length / runs
  const bands = columns.map((column) => bandOf(column.sort()))
  return { runs, final: bandOf(finals.sort()), maxDrawdown: bandOf(deepest.sort()), losing, steps, bands }
}
