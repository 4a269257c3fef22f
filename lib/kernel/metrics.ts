/** Upper bounds of the duration classes, in seconds. */
export const durationBounds = [0.005, 0.02, 0.1, 0.5, 2, 10] as const

export interface OperationCount {
  operation: string
  outcome: string
  count: number
  seconds: number
  /** How many took at most the bound of the same index. */
  within: number[]
}

// Bundlers may load this module twice; the counts of a process live once.
const shared = globalThis as { tradepostCounts?: Map<string, OperationCount> }

const counts = (): Map<string, OperationCount> => {
  shared.tradepostCounts ??= new Map()
  return shared.tradepostCounts
}

export function countOperation(operation: string, outcome: string, ms: number): void {
  const key = `${operation} ${outcome}`
  const known = counts().get(key)
  const entry = known ?? { operation, outcome, count: 0, seconds: 0, within: durationBounds.map(() => 0) }
  entry.count++
  entry.seconds += ms / 1_000
  entry.within = entry.within.map((n, at) => n + (ms / 1_000 <= (durationBounds[at] ?? 0) ? 1 : 0))
  counts().set(key, entry)
}

export const operationCounts = (): OperationCount[] => [...counts().values()]
