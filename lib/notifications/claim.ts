import { sql } from 'drizzle-orm'
import { inMs, now } from '@/lib/kernel/clock'
import { transaction } from '@/lib/kernel/db'
import { openAddress } from './addresses'
import { channelOf } from './channels'
import type { Channel } from './schemas'
import { statesBefore } from './states'

/**
 * Every call of a batch must have answered by then, even where each of them waits in line for one that hangs; afterwards
 * a delivery counts as interrupted and is sent again.
 */
export const leaseMs = 180_000

export interface Claimed {
  id: string
  personId: string
  addressId: string
  /** Null for a digest. */
  notificationId: string | null
  attempt: number
  /** Earlier calls that failed. */
  failures: number
  /** As the far side knows it. */
  address: string
}

interface Row extends Record<string, unknown> {
  id: string
  person_id: string
  address_id: string | null
  notification_id: string | null
  attempts: number
  failures: number
  address: string | null
  off: boolean
}

/**
 * Takes deliveries that are due and writes down, before any call, that they are being sent. No two workers take the
 * same one. What has nowhere to go any more is suppressed here.
 */
export function claimDue(channel: Channel, limit: number): Promise<Claimed[]> {
  const { endsAfterMs } = channelOf(channel)
  return transaction(async (tx) => {
    const at = now().toISOString()
    const until = inMs(now(), leaseMs).toISOString()
    const rows = await tx.execute<Row>(sql`
      with due as (
        select d.id, a.address, a.id is null or a.switched_off_at is not null as off
        from delivery d left join channel_address a on a.id = d.address_id
        where d.channel = ${channel} and d.state in ${statesBefore('send')} and d.not_before <= ${at}::timestamptz
          and not exists (select 1 from channel_pause where channel = ${channel} and until > ${at}::timestamptz)
        order by ${endsAfterMs === undefined ? sql`` : sql`a.failing_since is not null,`} d.not_before limit ${limit} for update of d skip locked
      ), moved as (
        update delivery d set updated_at = ${at}::timestamptz,
          state = case when due.off then 'suppressed' else 'sent' end,
          attempts = d.attempts + case when due.off then 0 else 1 end,
          not_before = case when due.off then null else ${until}::timestamptz end,
          last_reason = case when due.off then 'address_off' else d.last_reason end
        from due where d.id = due.id
        returning d.id, d.person_id, d.address_id, d.notification_id, d.attempts, d.failures, due.address, due.off
      ), carried as (
        update delivery d set state = 'suppressed', last_reason = 'address_off', updated_at = ${at}::timestamptz
        from moved where moved.off and d.carried_by = moved.id and d.state = 'sent'
      )
      select * from moved`)
    const taken = rows.flatMap((row) => claimedOf(channel, row))
    if (taken.length > 0) {
      const tried = JSON.stringify(taken.map(({ id, attempt }) => ({ id, attempt })))
      await tx.execute(sql`
        insert into delivery_attempt (delivery_id, attempt, started_at)
        select id, attempt, ${at}::timestamptz from jsonb_to_recordset(${tried}::jsonb) as t(id text, attempt int)`)
    }
    return taken
  })
}

function claimedOf(channel: Channel, row: Row): Claimed[] {
  const { id, off, address, address_id: addressId, attempts: attempt, failures } = row
  if (off || address === null || addressId === null) return []
  const opened = openAddress(channel, addressId, address)
  const names = { personId: row.person_id, notificationId: row.notification_id }
  return [{ id, ...names, addressId, attempt, failures, address: opened }]
}
