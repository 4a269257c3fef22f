import { eventChannel, publishedChannel } from '@/lib/kernel/events'
import { listenTo } from '@/lib/kernel/listen'
import { pump } from '@/lib/kernel/pump'
import { consume, publishEvents } from '@/lib/kernel/reaction'
import { consumers } from '@/lib/reactions'
import type { StartRole } from './role'

const fallbackMs = 1_000

/** Publishes committed events and lets every consumer react, woken by the database and at least once a second. */
export const startEvents: StartRole = async (beat) => {
  const publishing = pump('events.publish', fallbackMs, async () => {
    await publishEvents()
    beat()
  })
  const consuming = Object.entries(consumers).map(([consumer, reactions]) =>
    pump(`events.${consumer}`, fallbackMs, async () => {
      while ((await consume(consumer, reactions)) > 0) beat()
    }),
  )
  const wakeAll = () => {
    for (const each of consuming) each.wake()
  }
  const listening = listenTo({ [eventChannel]: publishing.wake, [publishedChannel]: wakeAll })
  const stop = async () => {
    await Promise.all([listening, publishing, ...consuming].map((each) => each.stop()))
  }
  return { stop }
}
