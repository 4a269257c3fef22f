import { rawSql } from '../../lib/kernel/db'
import { consume, publishEvents } from '../../lib/kernel/reaction'
import { consumers } from '../../lib/reactions'

/** Lets every domain react to everything that has happened, until nothing is left. */
export async function reactToAll(): Promise<void> {
  for (let handled = 1; handled > 0; ) {
    await publishEvents()
    handled = 0
    for (const [name, reactions] of Object.entries(consumers)) handled += await consume(name, reactions)
  }
  const dead = await rawSql()`select consumer, error from event_dead union all
    select consumer, error from event_cursor where error is not null`
  if (dead.length > 0) throw new Error(JSON.stringify(dead))
}

/** As after a restored backup: one domain reacts to everything once more. */
export async function reactAgain(consumer: string): Promise<void> {
  await rawSql()`update event_cursor set position = 0 where consumer = ${consumer}`
  await reactToAll()
}
