/** Results over a grid of parameters: `sizes` values of each parameter, the last one running fastest; NaN = not tried. */
export interface Grid {
  sizes: readonly number[]
  values: Float64Array
}

export interface Plateau {
  index: number
  value: number
  /** Median of the tried neighbours, one step away in any parameters. NaN without any. */
  around: number
  /** `around / value`, from 0 (a lone spike, or no gain) to 1 (the neighbours do as well). */
  score: number
}

function neighboursOf({ sizes, values }: Grid, index: number): number[] {
  let places: number[] = [0]
  let rest = index
  let stride = 1
  for (let dimension = sizes.length - 1; dimension >= 0; dimension--) {
    const size = sizes[dimension] as number
    const here = rest % size
    rest = Math.floor(rest / size)
    const steps = [-1, 0, 1].filter((step) => here + step >= 0 && here + step < size)
    const unit = stride
    places = places.flatMap((place) => steps.map((step) => place + (here + step) * unit))
    stride *= size
  }
  return places
    .filter((place) => place !== index)
    .map((place) => values[place] as number)
    .filter((value) => !Number.isNaN(value))
}

function median(values: number[]): number {
  if (values.length === 0) return Number.NaN
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] as number
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2
}

/** How much of a result its neighbours share. */
export function plateauAt(grid: Grid, index: number): Plateau {
  const value = grid.values[index] ?? Number.NaN
  const around = median(neighboursOf(grid, index))
  const score = value > 0 && around > 0 ? Math.min(1, around / value) : 0
  return { index, value, around, score }
}

/** The tried cell whose neighbourhood, itself counted, has the best median; the first of equal ones. Null on an empty grid. */
export function bestPlateau(grid: Grid): Plateau | null {
  let best = -1
  let most = Number.NEGATIVE_INFINITY
  grid.values.forEach((value, index) => {
    if (Number.isNaN(value)) return
    const level = median([value, ...neighboursOf(grid, index)])
    if (level <= most) return
    best = index
    most = level
  })
  return best < 0 ? null : plateauAt(grid, best)
}
