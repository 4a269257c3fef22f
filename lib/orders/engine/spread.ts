/**
 * A whole in parts that are in proportion to their weights and sum to it exactly. What rounding leaves over goes to the
 * largest remainders, among equals to the earlier ones. Weights that are all zero share nothing.
 */
export function spread(whole: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  if (sum === 0) return weights.map(() => 0)
  const exact = weights.map((weight) => BigInt(whole) * BigInt(weight))
  const parts = exact.map((each) => Number(each / BigInt(sum)))
  const left = whole - parts.reduce((all, part) => all + part, 0)
  const byRemainder = exact
    .map((each, at) => ({ at, rest: each % BigInt(sum) }))
    .sort((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest < b.rest ? 1 : -1))
  for (const { at } of byRemainder.slice(0, left)) parts[at] = (parts[at] ?? 0) + 1
  return parts
}
