import { sql } from 'drizzle-orm'
import { inMs, now } from '@/lib/kernel/clock'
import { transaction } from '@/lib/kernel/db'
import { openAddress } from './addresses'
import { channelOf } from './channels'
import type { Channel } from './schemas'
import { statesBefore } from './states'

/**
 * Every call must have answered by then, even one that waits in line behind others that hang; afterwards a delivery
 * counts as interrupted and is sent again.
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
  /** Nothing has arrived there lately. */
  failing: boolean
}

export interface ClaimWish {
  limit: number
  /** People who have as much under way as they may. */
  busy?: readonly string[]
  /** Leaves out addresses at which nothing arrived lately. */
  steadyOnly?: boolean
}

/** Of one person claimed at once, and no more while so many are under way: whoever's endpoint hangs delays few others. */
export const perPerson = 4

/** How many of the oldest are looked at to find some of many people. */
const lookedAt = 240

interface Row extends Record<string, unknown> {
  id: string
  person_id: string
  address_id: string | null
  notification_id: string | null
  attempts: number
  failures: number
  address: string | null
  off: boolean
  failing: boolean
}

/**
 * Takes deliveries that are due, of one person not more than `perPerson`, and writes down, before any call, that they
 * are being sent. No two workers take the same one. What has nowhere to go any more is suppressed here.
 */
export function claimDue(channel: Channel, wish: ClaimWish): Promise<Claimed[]> {
  const { limit, busy = [], steadyOnly = false } = wish
  const { endsAfterMs } = channelOf(channel)
  return transaction(async (tx) => {
    const at = now().toISOString()
    const until = inMs(now(), leaseMs).toISOString()
    const isDue = sql`d.state in ${statesBefore('send')} and d.not_before <= ${at}::timestamptz`
    const rows = await tx.execute<Row>(sql`
      with oldest as (
        select d.id, d.person_id, d.not_before, a.address, a.failing_since is not null as failing,
          a.id is null or a.switched_off_at is not null as off
        from delivery d left join channel_address a on a.id = d.address_id
        where d.channel = ${channel} and ${isDue}
          and d.person_id not in (select jsonb_array_elements_text(${JSON.stringify(busy)}::jsonb))
          and not exists (select 1 from channel_pause where channel = ${channel} and until > ${at}::timestamptz)
          ${steadyOnly ? sql`and a.failing_since is null` : sql``}
        order by ${endsAfterMs === undefined ? sql`` : sql`a.failing_since is not null,`} d.not_before limit ${lookedAt}
      ), ranked as (
        select *, row_number() over (partition by person_id order by not_before, id) as turn from oldest
      ), due as (
        select d.id, r.address, r.off, r.failing from ranked r join delivery d on d.id = r.id
        where r.turn <= ${perPerson} and ${isDue}
        order by r.failing, r.not_before limit ${limit} for update of d skip locked
      ), moved as (
        update delivery d set updated_at = ${at}::timestamptz,
          state = case when due.off then 'suppressed' else 'sent' end,
          attempts = d.attempts + case when due.off then 0 else 1 end,
          not_before = case when due.off then null else ${until}::timestamptz end,
          last_reason = case when due.off then 'address_off' else d.last_reason end
        from due where d.id = due.id
        returning d.id, d.person_id, d.address_id, d.notification_id, d.attempts, d.failures, due.address, due.off, due.failing
      ), carried as (
        update delivery d set state = 'suppressed', last_reason = 'address_off', updated_at = ${at}::timestamptz
        from moved where moved.off and d.carried_by = moved.id and d.state = 'sent'
      ), tried as (
        insert into delivery_attempt (delivery_id, attempt, started_at)
        select id, attempts, ${at}::timestamptz from moved where not off
      )
      select * from moved`)
    return rows.flatMap((row) => claimedOf(channel, row))
  })
}

function claimedOf(channel: Channel, row: Row): Claimed[] {
  const { id, off, address, address_id: addressId, attempts: attempt, failures, failing } = row
  if (off || address === null || addressId === null) return []
  const opened = openAddress(channel, addressId, address)
  const names = { personId: row.person_id, notificationId: row.notification_id }
  return [{ id, ...names, addressId, attempt, failures, address: opened, failing }]
}
