import { rawSql } from './db'
import { log } from './log'

/**
 * Calls back on every notification of a channel, and (without payload) after every (re)connection, because some may
 * have been missed.
 * The driver connects again by itself; a listener is only ever a hint to look.
 */
export function listenTo(channels: Record<string, (payload?: string) => void>): { stop(): Promise<void> } {
  const sql = rawSql()
  const subscriptions = Object.entries(channels).map(([channel, wake]) =>
    sql.listen(channel, wake, wake).catch((error: unknown) => {
      log().warn({ channel, err: error }, 'not listening yet')
      return null
    }),
  )
  const stop = async () => {
    const settled = await Promise.all(subscriptions)
    await Promise.race([Promise.allSettled(settled.map((each) => each?.unlisten())), after(1_000)])
  }
  return { stop }
}

const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref())
