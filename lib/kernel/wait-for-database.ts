import { rawSql } from './db'
import { env } from './env'
import { Outage } from './errors'
import { log } from './log'

const everyMs = 500

/** Returns when the database answers; throws an Outage with a sentence when it does not within `timeoutMs`. */
export async function waitForDatabase(timeoutMs = 60_000): Promise<void> {
  const deadline = performance.now() + timeoutMs
  const { host } = new URL(env().DATABASE_URL)
  for (let attempt = 0; ; attempt++) {
    try {
      await rawSql()`select 1`
      return
    } catch (cause) {
      if (attempt === 0) log().warn({ err: cause }, `waiting for the database at ${host}`)
      if (performance.now() >= deadline) {
        throw new Outage(
          'database',
          `The database at ${host} did not answer within ${timeoutMs / 1_000} s.`,
          { cause },
        )
      }
    }
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
}

/** True when the database answers within `timeoutMs`. */
export async function databaseAnswers(timeoutMs = 1_000): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(resolve, timeoutMs, false).unref())
  const answer = rawSql()`select 1`.then(
    () => true,
    () => false,
  )
  return Promise.race([answer, late])
}
