import { now } from './clock'
import { rawOf, rawSql, type Tx } from './db'
import { refuse } from './errors'

/** How failures slow the next try. The pause doubles with each one, and it ends: nobody is locked out for good. */
export interface Slowing {
  /** Failures in a row without a pause. */
  free: number
  firstPauseS: number
  longestPauseS: number
  /** A row of failures is forgotten this long after the last pause. */
  forgetS: number
}

const rememberMs = 30 * 24 * 3_600_000

/**
 * Takes a turn to try, for all nodes at once; refuses (429) while the pause after the last failure lasts. A turn counts
 * as a failure until `tryWorked`, so a hundred guesses at one instant are a hundred failures. A refused turn makes no
 * pause longer. Tells whether a try with this key has worked in the last month. One round trip.
 */
export async function takeTurn(
  key: string,
  slowing: Slowing,
  at = now().getTime(),
): Promise<{ workedBefore: boolean }> {
  const { free, firstPauseS, longestPauseS, forgetS } = slowing
  const forgetAt = at + (forgetS + longestPauseS) * 1_000
  const afterFirstS = free > 0 ? 0 : firstPauseS
  const [row] = await rawSql()<{ granted: boolean; worked: boolean | null; open_at: number | null }[]>`
    with turn as (
      insert into setback as known (key, failures, open_at, forget_at)
      values (${key}, 1, ${at + afterFirstS * 1_000}, ${forgetAt})
      on conflict (key) do update set
        failures = case when known.forget_at <= ${at} then 1 else known.failures + 1 end,
        open_at = ${at}::float8 + 1000 * case
          when known.forget_at <= ${at} then ${afterFirstS}::float8
          when known.failures < ${free} then 0
          else least(${longestPauseS}::float8, ${firstPauseS}::float8 * power(2, least(known.failures - ${free}, 30)))
        end,
        worked = known.worked and known.forget_at > ${at},
        forget_at = case when known.worked then greatest(known.forget_at, excluded.forget_at) else excluded.forget_at end
      where known.open_at <= ${at}
      returning worked
    )
    select exists (select from turn) as granted, (select worked from turn) as worked,
      (select open_at from setback where key = ${key}) as open_at`
  if (row?.granted) return { workedBefore: row.worked === true }
  const waitS = Math.max(1, Math.ceil(((row?.open_at ?? at) - at) / 1_000))
  refuse('too_many_requests', `That failed too often. Try again in ${waitS} s.`, {
    status: 429,
    retryAfterS: waitS,
  })
}

/**
 * The try worked: the failures before it are forgotten, and this key is known for a month. Given a transaction, only if
 * it commits.
 */
export async function tryWorked(key: string, at = now().getTime(), tx?: Tx): Promise<void> {
  const sql = tx ? rawOf(tx) : rawSql()
  await sql`
    update setback set failures = 0, open_at = 0, worked = true, forget_at = ${at + rememberMs} where key = ${key}`
}
