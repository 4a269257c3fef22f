import { sql } from 'drizzle-orm'
import { system } from '@/lib/kernel/access'
import { inMs } from '@/lib/kernel/clock'
import { type Ctx, inTransaction } from '@/lib/kernel/operation'
import { channelOf } from './channels'
import type { Claimed } from './claim'
import { endFailing, moveAddress, switchOff } from './endings'
import { spread, waitAfter } from './engine/backoff'
import type { Outcome } from './port'
import type { Channel } from './schemas/channel'
import { type DeliveryState, statesBefore } from './states'

/** A channel with broken settings is tried again this often. */
const brokenRestMs = 60_000

export interface Result {
  claimed: Claimed
  outcome: Outcome
}

interface Ending {
  id: string
  attempt: number
  failed: number
  outcome: Outcome['kind']
  reason: string | null
  state: DeliveryState
  waitMs: number | null
  providerId: string | null
  answerStatus: number | null
  answerBody: string | null
}

/**
 * Writes down what came of calls, all in one transaction. An owner whose lease has run out records nothing: the
 * attempt's number no longer fits.
 */
export function recordResults(channel: Channel, results: readonly Result[]): Promise<void> {
  return inTransaction(system(`notifications.${channel}`), async (ctx) => {
    const endings = JSON.stringify(results.map((result) => endingOf(channel, result)))
    const at = ctx.now.toISOString()
    await ctx.tx.execute(sql`
      with told as (
        select * from jsonb_to_recordset(${endings}::jsonb)
          as t(id text, attempt int, failed int, outcome text, reason text, state text, "waitMs" bigint, "providerId" text,
            "answerStatus" int, "answerBody" text)
      ), ended as (
        update delivery d set state = told.state, failures = d.failures + told.failed, updated_at = ${at}::timestamptz,
          not_before = ${at}::timestamptz + told."waitMs" * interval '1 millisecond',
          last_reason = coalesce(told.reason, d.last_reason), provider_id = coalesce(told."providerId", d.provider_id)
        from told where d.id = told.id and d.attempts = told.attempt and d.state in ${statesBefore('deliver')}
        returning d.id, d.state, told.reason
      ), carried as (
        update delivery d set state = ended.state, updated_at = ${at}::timestamptz, last_reason = ended.reason
        from ended where d.carried_by = ended.id and ended.state in ('delivered', 'bounced', 'dead')
      )
      update delivery_attempt a set ended_at = ${at}::timestamptz, outcome = told.outcome, reason = told.reason,
        answer_status = told."answerStatus", answer_body = told."answerBody"
      from told where a.delivery_id = told.id and a.attempt = told.attempt`)
    for (const { claimed, outcome } of results) {
      if (outcome.kind === 'dead' && outcome.gone) await switchOff(ctx, channel, claimed, outcome.reason)
      if (outcome.kind === 'delivered' && outcome.movedTo) await moveAddress(ctx, claimed, outcome.movedTo)
      if (outcome.kind === 'broken') await pause(ctx, channel, outcome.reason)
    }
    const { endsAfterMs } = channelOf(channel)
    if (endsAfterMs !== undefined) await endFailing(ctx, channel, byAddress(results), endsAfterMs)
  })
}

function endingOf(channel: Channel, { claimed: { id, attempt, failures }, outcome }: Result): Ending {
  const { answer } = outcome
  const seen = { answerStatus: answer?.status ?? null, answerBody: answer?.body ?? null }
  const stamp = { id, attempt, outcome: outcome.kind, ...seen }
  const base = { ...stamp, failed: 0, reason: null, waitMs: null, providerId: null }
  if (outcome.kind === 'delivered') return { ...base, state: 'delivered', providerId: outcome.providerId }
  const { reason } = outcome
  if (outcome.kind === 'dead') return { ...base, reason, state: outcome.gone ? 'bounced' : 'dead' }
  if (outcome.kind === 'broken') return { ...base, reason, state: 'queued', waitMs: brokenRestMs }
  const wait = waitAfter(failures + 1, outcome.afterMs, channelOf(channel).waitsMs)
  const waitMs = wait === null ? null : spread(wait, `${id} ${attempt}`)
  return { ...base, failed: 1, reason, waitMs, state: waitMs === null ? 'dead' : 'queued' }
}

async function pause(ctx: Ctx, channel: Channel, reason: string): Promise<void> {
  const until = inMs(ctx.now, brokenRestMs).toISOString()
  await ctx.tx.execute(sql`
    insert into channel_pause (channel, until, reason) values (${channel}, ${until}::timestamptz, ${reason})
    on conflict (channel) do update set until = excluded.until, reason = excluded.reason`)
}

/** In one order for everybody, so that two who write the same addresses do not wait for each other. */
const byAddress = (results: readonly Result[]): Result[] =>
  results.toSorted((a, b) => (a.claimed.addressId < b.claimed.addressId ? -1 : 1))
