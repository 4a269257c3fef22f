import { sql } from 'drizzle-orm'
import { system } from '@/lib/kernel/access'
import { newId } from '@/lib/kernel/ids'
import { type Ctx, inTransaction } from '@/lib/kernel/operation'
import { digestWindow } from './engine/digest'
import { recipientOf } from './recipient'
import { statesBefore } from './states'

const windowsAtOnce = 50

interface Window extends Record<string, unknown> {
  person_id: string
  channel: string
  address_id: string | null
  window: string
}

/**
 * Makes one digest of every window that has closed, and returns how many. A second digest of a window cannot be
 * written; what came too late for the first one moves on by itself.
 */
export async function gatherDigests(): Promise<number> {
  let made = 0
  for (;;) {
    const found = await inTransaction(system('notifications.gather'), gatherSome)
    made += found
    if (found < windowsAtOnce) return made
  }
}

async function gatherSome(ctx: Ctx): Promise<number> {
  const at = ctx.now.toISOString()
  const windows = await ctx.tx.execute<Window>(sql`
    select distinct person_id, channel, address_id, "window" from delivery
    where state = 'held' and not_before <= ${at}::timestamptz limit ${windowsAtOnce}`)
  for (const each of windows) await gather(ctx, each)
  return windows.length
}

async function gather(ctx: Ctx, one: Window): Promise<void> {
  const { person_id: personId, channel, address_id: addressId, window } = one
  const at = ctx.now.toISOString()
  const id = newId('delivery')
  const written = await ctx.tx.execute(sql`
    insert into delivery (id, person_id, channel, address_id, "window", state, not_before, created_at, updated_at)
    values (${id}, ${personId}, ${channel}, ${addressId}, ${window}, 'queued', ${at}::timestamptz, ${at}::timestamptz, ${at}::timestamptz)
    on conflict do nothing returning id`)
  if (written.length === 1) {
    await ctx.tx.execute(sql`
      update delivery set state = 'sent', carried_by = ${id}, not_before = null, updated_at = ${at}::timestamptz
      where person_id = ${personId} and channel = ${channel} and address_id is not distinct from ${addressId}
        and "window" = ${window} and state in ${statesBefore('gather')}`)
    return
  }
  // Held in the very moment in which the window closed: the next digest carries it.
  const { digest, zone } = await recipientOf(ctx.tx, personId)
  const next = digestWindow(ctx.now, digest === 'none' ? 'hourly' : digest, zone)
  await ctx.tx.execute(sql`
    update delivery set "window" = ${next.key}, not_before = ${next.closesAt.toISOString()}::timestamptz,
      updated_at = ${at}::timestamptz
    where person_id = ${personId} and channel = ${channel} and address_id is not distinct from ${addressId}
      and "window" = ${window} and state in ${statesBefore('gather')}`)
}
