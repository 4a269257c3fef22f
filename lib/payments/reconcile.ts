import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { processorBooking, processorCursor } from '@/db/schema/payments'
import { adminsOnly, system } from '@/lib/kernel/access'
import { inMs, now } from '@/lib/kernel/clock'
import { rawDb } from '@/lib/kernel/db'
import { job } from '@/lib/kernel/job'
import { type Currency, currencySchema } from '@/lib/kernel/money'
import { type Ctx, command, inTransaction } from '@/lib/kernel/operation'
import { type Account, post } from '@/lib/ledger'
import { findDifferences } from './compare'
import { closeAgreeing, noteDifference } from './differences'
import { atProcessor } from './money'
import { costs, ownKinds } from './own-lines'
import type { Booking } from './port'
import { cardsTaken, processor } from './processor'

const by = system('payments.reconcile')
/** Read again each time: processors write lines of a day after it has ended. */
const overlapMs = 2 * 86_400_000

/**
 * Reads the processor's books, posts what is between the two of us alone (their fees, our own payouts), and compares the
 * rest line by line with what we expect. Returns how many differences are open.
 */
export async function reconcile(): Promise<number> {
  const startedAt = now()
  await readBooks()
  return inTransaction(by, async (ctx) => {
    const found = await findDifferences(ctx.tx, ctx.now)
    for (const each of found) await noteDifference(ctx, each)
    await closeAgreeing(ctx, found)
    await ctx.tx
      .insert(processorCursor)
      .values({ name: 'books', readTo: startedAt })
      .onConflictDoUpdate({ target: processorCursor.name, set: { readTo: startedAt } })
    return found.length
  })
}

async function readBooks(): Promise<void> {
  const [cursor] = await rawDb().select().from(processorCursor).where(eq(processorCursor.name, 'books'))
  const since = cursor ? inMs(cursor.readTo, -overlapMs) : new Date(0)
  for await (const booking of processor().bookings(since))
    await inTransaction(by, (ctx) => takeBooking(ctx, booking))
}

async function takeBooking(ctx: Ctx, booking: Booking): Promise<void> {
  const currency = currencySchema.parse(booking.currency.toUpperCase())
  const written = await ctx.tx
    .insert(processorBooking)
    .values({ ...booking, currency, readAt: ctx.now })
    .onConflictDoNothing()
    .returning({ id: processorBooking.id })
  if (written.length === 0) return
  const { id, feeMinor, amountMinor, kind } = booking
  if (feeMinor !== 0)
    await bookOwn(ctx, `${id}:fee`, costs, -feeMinor, currency, 'Fee of the payment provider')
  const own = ownKinds[kind]
  if (own && amountMinor !== 0) await bookOwn(ctx, id, own.with, amountMinor, currency, own.title)
}

/** `amountMinor` is what the processor has more of afterwards. */
const bookOwn = (
  ctx: Ctx,
  line: string,
  other: Account,
  amountMinor: number,
  currency: Currency,
  title: string,
) =>
  post(ctx, {
    key: `booking:${line}`,
    kind: 'adjustment',
    currency,
    legs: [
      { account: atProcessor, amountMinor: -amountMinor },
      { account: other, amountMinor },
    ],
    memo: { title, subject: line },
  })

export const reconcileJob = job(
  { name: 'payments.reconcile', input: z.object({}), expireS: 1_800, heartbeatS: 60 },
  async () => void (await reconcile()),
)

export const compareNow = command(
  {
    name: 'payments.compareNow',
    summary: 'Orders a comparison of our books with those of the payment provider.',
    input: z.object({}),
    output: z.object({ ordered: z.literal(true) }),
    access: adminsOnly,
    limit: { max: 10, windowS: 600 },
  },
  async (_, ctx) => {
    await ctx.enqueue(reconcileJob, {}, { singletonKey: reconcileJob.name })
    return { ordered: true as const }
  },
)

const nightAtUtc = 2

/** Once a night, whichever worker looks first. */
export async function reconcileNightly(): Promise<void> {
  if (!cardsTaken()) return
  const night = now()
  if (night.getUTCHours() < nightAtUtc) return
  night.setUTCHours(nightAtUtc, 0, 0, 0)
  const [cursor] = await rawDb().select().from(processorCursor).where(eq(processorCursor.name, 'books'))
  if (cursor && cursor.readTo >= night) return
  await inTransaction(by, (ctx) => ctx.enqueue(reconcileJob, {}, { singletonKey: reconcileJob.name }))
}
