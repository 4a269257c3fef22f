export interface Rate {
  /** Tokens that come back per second. */
  perSecond: number
  /** Tokens a full bucket holds. */
  burst: number
}

export interface Bucket {
  tokens: number
  at: number
}

export const fullBucket = (rate: Rate, at: number): Bucket => ({ tokens: rate.burst, at })

/**
 * Takes one token at `at` (ms). The balance may go below zero: the caller then waits `waitMs`, so callers are served
 * in the order in which they asked.
 */
export function takeToken(bucket: Bucket, rate: Rate, at: number): { bucket: Bucket; waitMs: number } {
  const passedMs = Math.max(0, at - bucket.at)
  const filled = Math.min(rate.burst, bucket.tokens + (passedMs * rate.perSecond) / 1_000)
  const tokens = filled - 1
  const waitMs = tokens >= 0 ? 0 : Math.ceil((-tokens * 1_000) / rate.perSecond)
  return { bucket: { tokens, at: Math.max(at, bucket.at) }, waitMs }
}
