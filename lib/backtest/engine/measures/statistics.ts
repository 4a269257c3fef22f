export const sum = (values: ArrayLike<number>): number => {
  let total = 0
  for (let i = 0; i < values.length; i++) total += values[i] as number
  return total
}

export const mean = (values: ArrayLike<number>): number => sum(values) / values.length

/** Standard deviation with `ddof` degrees of freedom taken away. NaN when there are too few values. */
export function deviation(values: ArrayLike<number>, ddof: 0 | 1): number {
  const middle = mean(values)
  let total = 0
  for (let i = 0; i < values.length; i++) total += ((values[i] as number) - middle) ** 2
  return values.length > ddof ? Math.sqrt(total / (values.length - ddof)) : Number.NaN
}

/** sqrt(mean(min(x, 0)^2)). */
export function downside(values: ArrayLike<number>): number {
  let total = 0
  for (let i = 0; i < values.length; i++) total += Math.min(values[i] as number, 0) ** 2
  return Math.sqrt(total / values.length)
}

/** Null for what is not a finite number. */
export const known = (value: number): number | null => (Number.isFinite(value) ? value : null)

/** exp(mean(ln(1 + x))) - 1; 0 when anything is lost whole. */
export function geometricMean(values: ArrayLike<number>): number {
  let total = 0
  for (let i = 0; i < values.length; i++) {
    const grown = 1 + (values[i] as number)
    if (grown <= 0) return 0
    total += Math.log(grown)
  }
  return Math.exp(total / values.length) - 1
}
