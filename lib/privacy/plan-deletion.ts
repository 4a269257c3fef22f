import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { personDeletion } from '@/db/schema/privacy'
import { demandProof, inPerson } from '@/lib/identity'
import { inMs } from '@/lib/kernel/clock'
import type { Db, Tx } from '@/lib/kernel/db'
import { notFound, refuse } from '@/lib/kernel/errors'
import { currencySchema, formatMoney } from '@/lib/kernel/money'
import { command } from '@/lib/kernel/operation'
import { selfOf } from './access'
import { ownerOf, tiesOf } from './queries'
import { type DeletionView, deletionInput, deletionPlanned, deletionView } from './schemas'

/** So long people may change their mind. */
const regretMs = 14 * 86_400_000

export const planDeletion = command(
  {
    name: 'privacy.planDeletion',
    summary:
      'Has the account deleted in 14 days, unless the caller changes their mind. Asks for the second factor.',
    input: deletionInput,
    output: deletionView,
    access: inPerson,
    limit: { max: 10, windowS: 3_600 },
  },
  async ({ reason }, ctx) => {
    const { id: personId } = selfOf(ctx.actor)
    await demandProof(ctx)
    const owner = (await ownerOf(ctx.tx, personId)) ?? notFound('account')
    await demandNoTies(ctx.tx, personId)
    if (owner.role === 'moderator' || owner.role === 'admin')
      refuse('holds_office', 'You hold an office. Another admin must take it from you first.')
    const planned = await deletionOf(ctx.tx, personId)
    if (planned) return planned
    const dueAt = inMs(ctx.now, regretMs)
    await ctx.tx.insert(personDeletion).values({ personId, askedAt: ctx.now, dueAt, reason: reason || null })
    await ctx.audit({ act: 'privacy.planDeletion', subject: personId })
    await ctx.emit(deletionPlanned, {
      aggregate: personId,
      payload: { personId, until: dueAt.toISOString() },
      rooms: [`user:${personId}`],
    })
    return { askedAt: ctx.now.toISOString(), dueAt: dueAt.toISOString() }
  },
)

export const keepAccount = command(
  {
    name: 'privacy.keepAccount',
    summary: 'Takes back the wish to have the account deleted.',
    input: z.object({}),
    output: z.object({}),
    access: inPerson,
    openToSuspended: true,
  },
  async (_, ctx) => {
    const { id: personId } = selfOf(ctx.actor)
    const gone = await ctx.tx
      .delete(personDeletion)
      .where(and(eq(personDeletion.personId, personId), isNull(personDeletion.doneAt)))
      .returning({ personId: personDeletion.personId })
    if (gone.length > 0) await ctx.audit({ act: 'privacy.keepAccount', subject: personId })
    return {}
  },
)

/** A wish that still waits; null for everybody who stays. */
export async function deletionOf(db: Db | Tx, personId: string): Promise<DeletionView | null> {
  const [row] = await db
    .select()
    .from(personDeletion)
    .where(and(eq(personDeletion.personId, personId), isNull(personDeletion.doneAt)))
  return row ? { askedAt: row.askedAt.toISOString(), dueAt: row.dueAt.toISOString() } : null
}

async function demandNoTies(db: Db | Tx, personId: string): Promise<void> {
  const { openDeals, openOrders, openEarnings, openPayouts, money } = await tiesOf(db, personId)
  if (openDeals > 0)
    refuse(
      'deals_open',
      `You have ${openDeals} open ${openDeals === 1 ? 'deal' : 'deals'}. Finish or end them first; your deals page says whose move it is.`,
    )
  if (openOrders > 0)
    refuse(
      'orders_open',
      `You have ${openOrders} open ${openOrders === 1 ? 'order' : 'orders'}. They must be complete first; your orders page says where they stand.`,
    )
  if (openEarnings > 0)
    refuse('earnings_open', 'Money of your sales is not yours yet. Wait until it is, and have it paid out.')
  if (openPayouts > 0)
    refuse(
      'payout_open',
      'A payout is on its way to your bank, and could come back. Wait until it has arrived.',
    )
  const [first] = money
  if (first) {
    const sum = formatMoney(first.posted, currencySchema.parse(first.currency))
    refuse('money_left', `Your wallet holds ${sum}. Spend it or have it paid out first, then ask again.`)
  }
}
