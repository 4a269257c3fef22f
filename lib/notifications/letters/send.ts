import { sql } from 'drizzle-orm'
import { inMs, now } from '@/lib/kernel/clock'
import { transaction } from '@/lib/kernel/db'
import { env } from '@/lib/kernel/env'
import { log } from '@/lib/kernel/log'
import { waitAfter } from '../engine/backoff'
import { writeLetter } from '../mail/write-letter'
import type { Mail, MessageChannel, Outcome } from '../port'
import { type LetterKind, letterKinds } from './kinds'
import { openLetter } from './queue'

const batchSize = 24
/** A letter whose sender has died is sent again after this long, under the same id. */
const leaseMs = 180_000
/** That a letter was sent is remembered so long. */
const keepMs = 30 * 86_400_000
/** After our own settings were found wrong. */
const restMs = 60_000

interface Row extends Record<string, unknown> {
  id: string
  kind: string
  address: string
  sealed: string
  attempts: number
  failures: number
}

/** Sends the letters that are due, and returns how many calls were made. */
export async function sendLetters(through: MessageChannel<Mail>): Promise<number> {
  await buryExpired()
  let sent = 0
  for (;;) {
    const rows = await claim()
    const outcomes = await Promise.all(rows.map((row) => deliver(row, through)))
    await Promise.all(rows.map((row, n) => record(row, outcomes[n] ?? lost)))
    sent += rows.length
    if (rows.length < batchSize || outcomes.some(({ kind }) => kind === 'broken')) return sent
  }
}

const lost: Outcome = { kind: 'retry', reason: 'no answer' }

/** Written down before the call: no two workers take the same one. */
function claim(): Promise<Row[]> {
  const at = now().toISOString()
  const until = inMs(now(), leaseMs).toISOString()
  return transaction(async (tx) => [
    ...(await tx.execute<Row>(sql`
      with due as (
        select id from letter
        where state in ('queued', 'sent') and not_before <= ${at}::timestamptz and expires_at > ${at}::timestamptz
          and not exists (select 1 from channel_pause where channel = 'email' and until > ${at}::timestamptz)
        order by not_before limit ${batchSize} for update skip locked
      )
      update letter l set state = 'sent', attempts = l.attempts + 1, not_before = ${until}::timestamptz,
        updated_at = ${at}::timestamptz
      from due where l.id = due.id
      returning l.id, l.kind, l.address, l.sealed, l.attempts, l.failures`)),
  ])
}

const isLetter = (kind: string): kind is LetterKind => letterKinds.some((known) => known === kind)

async function deliver({ id, kind, address, sealed }: Row, through: MessageChannel<Mail>): Promise<Outcome> {
  if (!isLetter(kind)) return { kind: 'dead', reason: 'cannot be written', gone: false }
  const { path, ...content } = openLetter(id, sealed)
  const mail = await writeLetter(kind, { ...content, href: env().APP_URL + path })
  return through.send({ id, to: address, ...mail })
}

/** An owner whose lease has run out records nothing: the number of its attempt no longer fits. */
async function record({ id, attempts, failures }: Row, outcome: Outcome): Promise<void> {
  const at = now().toISOString()
  const { state, waitMs, failed } = endingOf(outcome, failures)
  const reason = outcome.kind === 'delivered' ? null : outcome.reason
  if (outcome.kind !== 'delivered') log().warn({ letter: id, ...outcome }, 'not delivered')
  await transaction((tx) =>
    tx.execute(sql`
      update letter set state = ${state}, failures = failures + ${failed}, updated_at = ${at}::timestamptz,
        sealed = case when ${state} = 'queued' then sealed end,
        not_before = ${at}::timestamptz + ${waitMs}::bigint * interval '1 millisecond',
        last_reason = coalesce(${reason}::text, last_reason)
      where id = ${id} and attempts = ${attempts} and state = 'sent'`),
  )
}

function endingOf(outcome: Outcome, failures: number) {
  if (outcome.kind === 'delivered' || outcome.kind === 'dead')
    return { state: outcome.kind, waitMs: null, failed: 0 }
  if (outcome.kind === 'broken') return { state: 'queued', waitMs: restMs, failed: 0 }
  const waitMs = waitAfter(failures + 1, outcome.afterMs)
  return { state: waitMs === null ? 'dead' : 'queued', waitMs, failed: 1 }
}

/** What nobody needs any more is not sent, and its secret is gone. */
async function buryExpired(): Promise<void> {
  const at = now().toISOString()
  await transaction((tx) =>
    tx.execute(sql`
      update letter set state = 'dead', sealed = null, not_before = null, updated_at = ${at}::timestamptz,
        last_reason = coalesce(last_reason, 'expired')
      where state in ('queued', 'sent') and expires_at <= ${at}::timestamptz`),
  )
  const old = inMs(now(), -keepMs).toISOString()
  await transaction((tx) =>
    tx.execute(sql`delete from letter where not_before is null and updated_at < ${old}::timestamptz`),
  )
}
