import { Outage } from '@/lib/kernel/errors'
import { type Bucket, fullBucket, type Rate, takeToken } from './engine/token-bucket'

const buckets = new Map<string, Bucket>()
const longestWaitMs = 10_000

/** Waits until each of the buckets has a token. Nothing has been sent when this throws. */
export async function throttle(rates: Record<string, Rate>): Promise<void> {
  const at = Date.now()
  const taken = Object.entries(rates).map(([name, rate]) => {
    const next = takeToken(buckets.get(name) ?? fullBucket(rate, at), rate, at)
    return { name, ...next }
  })
  const waitMs = Math.max(...taken.map((one) => one.waitMs))
  if (waitMs > longestWaitMs)
    throw new Outage('steam', 'There are too many requests to Steam.', {
      code: 'throttled',
      retryAfterMs: waitMs,
    })
  for (const { name, bucket } of taken) buckets.set(name, bucket)
  if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs))
}
