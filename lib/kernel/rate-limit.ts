import { refuse } from './errors'

export interface Limit {
  /** Calls allowed in one window per caller. */
  max: number
  windowS: number
}

interface Window {
  startedAt: number
  count: number
}

const maxWindows = 50_000
const windows = new Map<string, Window>()

/** Counts a call of `who` in this process and refuses it when the window is full. */
export function countCall(operation: string, who: string, limit: Limit, at = Date.now()): void {
  const key = `${operation} ${who}`
  const known = windows.get(key)
  const window = known && at - known.startedAt < limit.windowS * 1_000 ? known : { startedAt: at, count: 0 }
  if (window.count >= limit.max) {
    const waitS = Math.ceil((window.startedAt + limit.windowS * 1_000 - at) / 1_000)
    refuse('too_many_requests', `That was too often. Try again in ${waitS} s.`, { status: 429 })
  }
  window.count++
  if (windows.size >= maxWindows) windows.clear()
  windows.set(key, window)
}
