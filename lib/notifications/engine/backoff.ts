const second = 1_000
const minute = 60 * second
const hour = 60 * minute

/** How long to wait after each failed attempt: about a day in all, then the delivery is dead. */
const waitsMs = [
  5 * second,
  30 * second,
  2 * minute,
  10 * minute,
  30 * minute,
  hour,
  3 * hour,
  6 * hour,
  12 * hour,
]

/** Wait after so many failed attempts; null when it was the last one. What the far side asks for counts if it is longer. */
export function waitAfter(attempts: number, askedMs = 0): number | null {
  const wait = waitsMs[attempts - 1]
  return wait === undefined ? null : Math.max(wait, Math.min(askedMs, 24 * hour))
}
