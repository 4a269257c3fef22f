const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)

/** Upper tail of the normal distribution for x > 0, by its continued fraction. */
function tail(x: number): number {
  let fraction = 0
  for (let k = 160; k > 0; k--) fraction = k / (x + fraction)
  return density(x) / (x + fraction)
}

/** Share of a standard normal distribution below x, to about 1e-15. */
export function normalBelow(x: number): number {
  if (Number.isNaN(x)) return Number.NaN
  if (x > 3) return 1 - tail(x)
  if (x < -3) return tail(-x)
  let term = x
  let total = x
  for (let k = 3; Math.abs(term) > 1e-18 * Math.abs(total); k += 2) {
    term *= (x * x) / k
    total += term
  }
  return 0.5 + density(x) * total
}

/** The x below which a share p (0 to 1, both excluded) lies. */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) return Number.NaN
  if (p > 0.5) return -normalQuantile(1 - p)
  const t = Math.sqrt(-2 * Math.log(p))
  let x = -(
    t -
    (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
  )
  for (let round = 0; round < 4; round++) {
    const off = (normalBelow(x) - p) / density(x)
    x -= off / (1 + (x * off) / 2)
  }
  return x
}
