/** Sizes within this many lots of a whole number count as whole: 0.3 / 0.1 is not quite 3. */
const almost = 1e-9

/** `count` steps as the float64 nearest to the decimal: 3 x 0.1 is 0.3, not 0.30000000000000004. */
function times(count: number, step: number): number {
  const perUnit = Math.round(1 / step)
  return perUnit >= 1 && Math.abs(perUnit * step - 1) < almost ? count / perUnit : count * step
}

/** Down to a whole number of lots; a lot of 0 means any size. */
export const toLot = (size: number, lot: number): number =>
  lot > 0 ? times(Math.floor(size / lot + almost), lot) : size

/** Up (`direction` 1) or down (-1) to a tick; a tick of 0 means any price. */
export function toTick(price: number, tick: number, direction: number): number {
  if (!(tick > 0)) return price
  const count = price / tick
  return times(direction > 0 ? Math.ceil(count - almost) : Math.floor(count + almost), tick)
}
