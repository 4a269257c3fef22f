import { sql } from 'drizzle-orm'
import { inMs } from '@/lib/kernel/clock'
import type { Ctx } from '@/lib/kernel/operation'
import { fingerprint } from './addresses'
import type { Claimed } from './claim'
import { addressSwitchedOff } from './events'
import type { Outcome } from './port'
import type { Channel } from './schemas/channel'

type Aim = Pick<Claimed, 'personId' | 'addressId'>

/** Nothing more goes to this address; its owner is told by every other way. What waited for it is suppressed when due. */
export async function switchOff(ctx: Ctx, channel: Channel, { personId, addressId }: Aim, reason: string) {
  const [switched] = await ctx.tx.execute<{ label: string }>(sql`
    update channel_address set switched_off_at = ${ctx.now.toISOString()}::timestamptz, switched_off_why = ${reason}
    where id = ${addressId} and switched_off_at is null returning label`)
  if (!switched) return
  await ctx.emit(addressSwitchedOff, {
    aggregate: personId,
    payload: { personId, channel, address: switched.label, reason },
    rooms: [`user:${personId}`],
  })
}

/** The far side knows the same place by another name now. */
export async function moveAddress(ctx: Ctx, { addressId }: Aim, address: string): Promise<void> {
  await ctx.tx.execute(sql`
    update channel_address set address = ${address}, fingerprint = ${fingerprint(address)} where id = ${addressId}`)
}

interface Ended {
  claimed: Claimed
  outcome: Outcome
}

/** Notes since when nothing has arrived at an address, and switches off those for which that is too long. */
export async function endFailing(ctx: Ctx, channel: Channel, results: readonly Ended[], afterMs: number) {
  const at = ctx.now.toISOString()
  for (const { claimed, outcome } of results) {
    const { addressId } = claimed
    if (outcome.kind === 'delivered') {
      await ctx.tx.execute(
        sql`update channel_address set failing_since = null where id = ${addressId} and failing_since is not null`,
      )
    }
    if (outcome.kind !== 'retry') continue
    const [failing] = await ctx.tx.execute<{ since: string }>(sql`
      update channel_address set failing_since = coalesce(failing_since, ${at}::timestamptz)
      where id = ${addressId} returning failing_since as since`)
    const ends = failing && inMs(new Date(failing.since), afterMs) <= ctx.now
    if (ends) await switchOff(ctx, channel, claimed, outcome.reason)
  }
}
