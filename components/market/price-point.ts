/** One day. `at` is its ISO date. */
export type PricePoint = {
  at: string
  medianMinor: number
  lowMinor: number
  highMinor: number
  sales: number
}
