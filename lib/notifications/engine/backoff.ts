const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** For people: about a day in all, so that a message outlives a night at the far side. */
export const patient: readonly number[] = [
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

/** For programs: the last try is 24 hours after the first. */
export const punctual: readonly number[] = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  day - 17 * hour - 35 * minute - 5 * second,
]

/** Wait after so many failed attempts; null when it was the last one. What the far side asks for counts if it is longer. */
export function waitAfter(attempts: number, askedMs = 0, waitsMs = patient): number | null {
  const wait = waitsMs[attempts - 1]
  return wait === undefined ? null : Math.max(wait, Math.min(askedMs, day))
}

/** Up to a tenth longer, by what is sent: those that failed together do not come back together. */
export function spread(waitMs: number, seed: string): number {
  let mixed = 0x811c9dc5
  for (const char of seed) mixed = Math.imul(mixed ^ char.charCodeAt(0), 0x01000193)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca77)
  const share = ((mixed ^ (mixed >>> 13)) >>> 0) / 2 ** 32
  return waitMs + Math.floor((waitMs / 10) * share)
}
