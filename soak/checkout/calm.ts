import { rawSql } from '@/lib/kernel/db'
import type { Control } from './crowd'
import type { Stack } from './stack'
import { patiently } from './world'

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const restartAfterMs = 20_000
const bankDaysS = 8 * 86_400

export interface Still {
  orders: number
  payments: number
  refunds: number
  hints: number
  events: number
  due: number
  payouts: number
  deliveries: number
}

/** What is still on its way. */
export async function look(control: Control): Promise<Still> {
  const [row] = await rawSql()<Still[]>`
    select (select count(*) from "order" where state in ('draft', 'pending_payment'))::int as orders,
      (select count(*) from payment where state in ('open', 'closing'))::int as payments,
      (select count(*) from payment_refund where state = 'pending')::int as refunds,
      (select count(*) from processor_event where handled_at is null)::int as hints,
      ((select count(*) from event where position is null)
        + (select coalesce(max(position), 0) from event)
        - (select coalesce(min(position), 0) from event_cursor where consumer in ('checkout', 'payouts')))::int as events,
      ((select count(*) from earning where state = 'clearing' and held_for is null and available_at <= now())
        + (select count(*) from seller_order where due_at <= now()))::int as due,
      (select count(*) from payout where state in ('requested', 'transferred', 'in_transit'))::int as payouts`
  if (!row) throw new Error('no answer')
  return { ...row, deliveries: (await control.deliveries()).open }
}

/** The time of whoever has not paid yet is over. */
export async function endDrafts(): Promise<void> {
  const sql = rawSql()
  await sql`update "order" set reserved_until = now() - interval '1 second' where reserved_until is not null`
  await sql`update payment set expires_at = now() - interval '1 second' where state = 'open'`
}

/**
 * Waits until nothing is on its way any more. What was missed is found by a worker that begins, so they begin now and
 * then; once all else is done, the bank days of payouts pass. Gives up when nothing changes for so long.
 */
export async function untilCalm(control: Control, stack: Stack, patienceMs: number): Promise<Still> {
  await patiently(endDrafts)
  let before = ''
  let changedAt = Date.now()
  let restartedAt = 0
  let banksOpened = false
  let quiet = 0
  for (;;) {
    const still = await patiently(() => look(control))
    const { payouts, ...rest } = still
    const others = Object.values(rest).reduce((sum, count) => sum + count, 0)
    quiet = others + payouts === 0 ? quiet + 1 : 0
    if (quiet > 3) return still
    if (JSON.stringify(still) !== before) changedAt = Date.now()
    before = JSON.stringify(still)
    if (Date.now() - changedAt > patienceMs) return still
    if (others === 0 && payouts > 0 && !banksOpened) {
      banksOpened = true
      await control.advance(bankDaysS)
      await stack.restartWorkers()
      restartedAt = Date.now()
    } else if (others > 0 && Date.now() - restartedAt > restartAfterMs) {
      restartedAt = Date.now()
      await stack.restartWorkers()
    }
    await pause(250)
  }
}
