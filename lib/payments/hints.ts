import { eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { payment, paymentRefund, processorCursor, processorEvent } from '@/db/schema/payments'
import { system } from '@/lib/kernel/access'
import { inMs, now } from '@/lib/kernel/clock'
import { rawDb } from '@/lib/kernel/db'
import { env } from '@/lib/kernel/env'
import { Refusal, refuse } from '@/lib/kernel/errors'
import { job } from '@/lib/kernel/job'
import { type Ctx, inTransaction } from '@/lib/kernel/operation'
import { followDispute } from './disputes'
import { sellerHinted } from './events'
import { applyPage, followPayment } from './follow'
import { notePage } from './hosted-page'
import type { Hint } from './port'
import { cardsTaken, processor } from './processor'
import { followRefund } from './refund-jobs'

const by = system('payments.hints')

/**
 * Takes a signed call of the processor: kept once under its id, looked into by a worker. Refuses `wrong_signature`.
 * What the call says is never believed: it only names what to fetch.
 */
export async function hearProcessor(raw: string, signature: string): Promise<void> {
  const hint = readSigned(raw, signature)
  await inTransaction(by, (ctx) => keep(ctx, hint))
}

/** More than one secret counts while one is being replaced. */
function readSigned(raw: string, signature: string): Hint {
  for (const secret of env().STRIPE_WEBHOOK_SECRET) {
    try {
      return processor().readHint(raw, signature, secret)
    } catch (error) {
      if (!(error instanceof Refusal && error.code === 'wrong_signature')) throw error
    }
  }
  refuse('wrong_signature', 'This call was not signed by the payment provider.', { status: 403 })
}

/** True when it is new. */
async function keep(ctx: Ctx, hint: Hint): Promise<boolean> {
  const written = await ctx.tx
    .insert(processorEvent)
    .values({ ...hint, receivedAt: ctx.now })
    .onConflictDoNothing()
    .returning({ id: processorEvent.id })
  if (written.length === 0) return false
  await ctx.enqueue(lookInto, { eventId: hint.id }, { singletonKey: hint.id })
  return true
}

export const lookInto = job(
  { name: 'payments.lookInto', input: z.object({ eventId: z.string() }), retryLimit: 8, concurrency: 8 },
  ({ eventId }) => handleHint(eventId),
)

export async function handleHint(eventId: string): Promise<void> {
  const [hint] = await rawDb().select().from(processorEvent).where(eq(processorEvent.id, eventId))
  if (!hint || hint.handledAt) return
  await routes.find(({ types }) => types.test(hint.type))?.run(hint)
  await rawDb().update(processorEvent).set({ handledAt: now() }).where(eq(processorEvent.id, eventId))
}

/** What is looked at when the processor names a kind of thing. All else is of no interest. */
const routes: { types: RegExp; run(hint: Hint): Promise<unknown> }[] = [
  { types: /^checkout\.session\./, run: ({ about }) => followSession(about) },
  { types: /^payment_intent\./, run: ({ about }) => followIntent(about) },
  { types: /^refund\./, run: ({ about }) => followNamedRefund(about) },
  { types: /^charge\.dispute\./, run: ({ about }) => followDispute(about) },
  { types: /^(payout|transfer|v2\.core\.account)\b/, run: (hint) => tellSellers(hint) },
]

async function followSession(sessionId: string): Promise<void> {
  const [known] = await rawDb()
    .select({ id: payment.id })
    .from(payment)
    .where(eq(payment.checkoutId, sessionId))
  if (known) return void (await followPayment(known.id))
  const page = await processor().checkout(sessionId)
  const paymentId = page.order && (await isOurs(page.order)) ? page.order : null
  if (!paymentId) return
  await inTransaction(by, async (ctx) => {
    await notePage(ctx, paymentId, page)
    await applyPage(ctx, paymentId, page)
  })
}

async function followIntent(intentId: string): Promise<void> {
  const { order } = await processor().payment(intentId)
  if (order && (await isOurs(order))) await followPayment(order)
}

async function isOurs(paymentId: string): Promise<boolean> {
  const found = await rawDb().select({ id: payment.id }).from(payment).where(eq(payment.id, paymentId))
  return found.length === 1
}

async function followNamedRefund(processorId: string): Promise<void> {
  const [known] = await rawDb()
    .select({ id: paymentRefund.id })
    .from(paymentRefund)
    .where(eq(paymentRefund.processorId, processorId))
  if (known) await followRefund(known.id)
}

const tellSellers = ({ id, type, about, account }: Hint) =>
  inTransaction(by, (ctx) => ctx.emit(sellerHinted, { aggregate: id, payload: { type, about, account } }))

const overlapMs = 600_000
const firstLookMs = 86_400_000

/** Reads the processor's own list of what it told: what never arrived is looked into now. Returns how many were new. */
export async function readMissedHints(): Promise<number> {
  if (!cardsTaken()) return 0
  const [cursor] = await rawDb().select().from(processorCursor).where(eq(processorCursor.name, 'hints'))
  const startedAt = now()
  const since = cursor ? inMs(cursor.readTo, -overlapMs) : inMs(startedAt, -firstLookMs)
  let found = 0
  for await (const hint of processor().hints(since))
    if (await inTransaction(by, (ctx) => keep(ctx, hint))) found++
  await rawDb()
    .insert(processorCursor)
    .values({ name: 'hints', readTo: startedAt })
    .onConflictDoUpdate({ target: processorCursor.name, set: { readTo: startedAt } })
  return found
}

/** Kept, but the job was lost with its tries: they get new ones. */
export async function reviveHints(ctx: Ctx, olderThan: Date): Promise<void> {
  const rows = await ctx.tx
    .select({ id: processorEvent.id })
    .from(processorEvent)
    .where(
      sql`${isNull(processorEvent.handledAt)} and ${processorEvent.receivedAt} < ${olderThan.toISOString()}`,
    )
    .limit(100)
  for (const { id } of rows) await ctx.enqueue(lookInto, { eventId: id }, { singletonKey: id })
}
