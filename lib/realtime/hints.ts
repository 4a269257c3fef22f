import { rawSql } from '@/lib/kernel/db'
import { eventChannel, publishedChannel } from '@/lib/kernel/events'
import { listenTo } from '@/lib/kernel/listen'
import { pump } from '@/lib/kernel/pump'
import { publishEvents } from '@/lib/kernel/reaction'
import { audible } from './rooms'
import type { Hint } from './schemas'

const batchSize = 500
const fallbackMs = 1_000
/** Leaves the publishing to the worker, which is quicker, unless it is down. */
const publishDelayMs = 50

export interface HintStream {
  /** Everything up to here was delivered. */
  position(): number
  stop(): Promise<void>
}

interface Row {
  position: string
  type: string
  aggregate: string
  rooms: string[]
}

/** Delivers every event published from now on, once and in order, however often the database goes away. */
export async function startHints(deliver: (hint: Hint, rooms: string[]) => void): Promise<HintStream> {
  const [top] = await rawSql()<{ last: string }[]>`select coalesce(max(position), 0) as last from event`
  let last = Number(top?.last ?? 0)
  const readAll = async () => {
    for (let full = true; full; ) {
      const rows = await rawSql()<Row[]>`
        select position, type, aggregate, rooms from event
        where position > ${last} order by position limit ${batchSize}`
      for (const { position, type, aggregate, rooms } of rows) {
        last = Number(position)
        deliver({ position: last, type, aggregate }, audible(rooms))
      }
      full = rows.length === batchSize
    }
  }
  const reading = pump('realtime.read', fallbackMs, readAll)
  const publishing = pump('realtime.publish', fallbackMs, publishEvents)
  const publishSoon = debounced(publishing.wake, publishDelayMs)
  const listening = listenTo({ [publishedChannel]: reading.wake, [eventChannel]: publishSoon })
  const stop = async () => {
    await Promise.all([listening.stop(), reading.stop(), publishing.stop()])
  }
  return { position: () => last, stop }
}

function debounced(body: () => void, delayMs: number): () => void {
  let waiting = false
  const run = () => {
    waiting = false
    body()
  }
  return () => {
    if (waiting) return
    waiting = true
    setTimeout(run, delayMs)
  }
}
