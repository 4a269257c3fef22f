import { eq } from 'drizzle-orm'
import { earning } from '@/db/schema/earnings'
import type { Tx } from '@/lib/kernel/db'
import { assert, Refusal } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { begin, move, stateOf } from '@/lib/kernel/machine'
import { type Currency, currencySchema } from '@/lib/kernel/money'
import type { Ctx } from '@/lib/kernel/operation'
import { escrow, fees, type Leg, post, type Within, wallet } from '@/lib/ledger'
import { feeFor } from './fees'
import { earningMachine } from './states'

export interface NewEarning {
  sellerId: string
  orderId: string
  sellerOrderId: string
  category: string
  /** What the order's escrow holds for this seller. */
  grossMinor: number
  /** Part of the gross. */
  taxMinor: number
  currency: Currency
}

type Row = typeof earning.$inferSelect

const roomsOf = ({ sellerId }: { sellerId: string }) => [`user:${sellerId}`]

/** A seller has earned something; its money stays in the order's escrow. */
export async function accrue(ctx: Ctx, sale: NewEarning): Promise<void> {
  const id = newId('earning')
  const feeMinor = await feeFor(ctx.tx, sale, ctx.now)
  const times = { createdAt: ctx.now, updatedAt: ctx.now }
  await ctx.tx.insert(earning).values({ id, ...sale, feeMinor, state: earningMachine.initial, ...times })
  await begin(ctx, earningMachine, id, {
    data: { sellerOrderId: sale.sellerOrderId, grossMinor: sale.grossMinor, feeMinor },
    rooms: roomsOf(sale),
  })
}

/** The buyer has it: from `availableAt` on the money is the seller's. Nothing happens to orders that earned nothing. */
export async function startClearing(ctx: Ctx, sellerOrderId: string, availableAt: Date): Promise<void> {
  const row = await lockEarning(ctx.tx, sellerOrderId)
  if (row?.state !== 'accrued') return
  await moveRow(ctx, row, 'clear', { availableAt }, { availableAt: availableAt.toISOString() })
}

/** Keeps earnings back, or ends that. */
export async function holdEarning(ctx: Ctx, sellerOrderId: string, heldFor: string | null): Promise<void> {
  await ctx.tx.update(earning).set({ heldFor }).where(eq(earning.sellerOrderId, sellerOrderId))
}

/** Parts of what is left of an earning: they sum to the gross that is left. */
export function partsOf(row: Pick<Row, 'grossMinor' | 'taxMinor' | 'feeMinor'>, leftMinor: number) {
  const share = (part: number) =>
    Number((BigInt(part) * BigInt(leftMinor) + BigInt(row.grossMinor) / 2n) / BigInt(row.grossMinor))
  const taxMinor = share(row.taxMinor)
  const feeMinor = Math.min(share(row.feeMinor), leftMinor - taxMinor)
  return { taxMinor, feeMinor, netMinor: leftMinor - taxMinor - feeMinor }
}

const legsOf = (row: Row, parts: ReturnType<typeof partsOf>, sign: 1 | -1): Leg[] =>
  [
    { account: wallet(row.sellerId), amountMinor: sign * parts.netMinor },
    { account: fees, amountMinor: sign * parts.feeMinor },
    { account: 'platform:tax' as const, amountMinor: sign * parts.taxMinor },
  ].filter(({ amountMinor }) => amountMinor !== 0)

/** Out of escrow to the seller, the platform and the tax; the ledger's key makes it happen once. */
export async function mature(ctx: Ctx, sellerOrderId: string): Promise<boolean> {
  const row = await lockEarning(ctx.tx, sellerOrderId)
  const due = row?.state === 'clearing' && row.heldFor === null && (row.availableAt ?? ctx.now) <= ctx.now
  if (!row || !due) return false
  const leftMinor = row.grossMinor - row.reversedMinor
  const parts = partsOf(row, leftMinor)
  const { postingId } = await post(ctx, {
    key: `earning:${row.id}:out`,
    kind: 'sale',
    currency: currencySchema.parse(row.currency),
    memo: { title: 'Sale', detail: 'From escrow, less fee and tax', subject: row.sellerOrderId },
    legs: [{ account: escrow(row.orderId), amountMinor: -leftMinor }, ...legsOf(row, parts, 1)],
  })
  await moveRow(ctx, row, 'mature', {}, { postingId, sellerOrderId: row.sellerOrderId, ...parts })
  return true
}

/**
 * Takes part of an earning back for its buyer, into the order's escrow. When the seller has spent it, Tradepost pays with
 * `cover`; without it that is refused.
 */
export async function reverseEarning(
  ctx: Ctx,
  {
    sellerOrderId,
    amountMinor,
    cover = false,
  }: { sellerOrderId: string; amountMinor: number; cover?: boolean },
): Promise<void> {
  const row = await lockEarning(ctx.tx, sellerOrderId)
  if (!row || amountMinor === 0) return
  const reversedMinor = row.reversedMinor + amountMinor
  assert(reversedMinor <= row.grossMinor, `${row.id} cannot give ${amountMinor} back.`)
  if (row.state === 'available') await takeBack(ctx, row, reversedMinor, cover)
  const whole = reversedMinor === row.grossMinor
  await moveRow(ctx, row, whole ? 'reverse' : 'reverse_part', { reversedMinor }, { amountMinor })
}

async function takeBack(ctx: Ctx, row: Row, reversedMinor: number, cover: boolean): Promise<void> {
  const before = partsOf(row, row.grossMinor - row.reversedMinor)
  const after = partsOf(row, row.grossMinor - reversedMinor)
  const parts = {
    netMinor: before.netMinor - after.netMinor,
    feeMinor: before.feeMinor - after.feeMinor,
    taxMinor: before.taxMinor - after.taxMinor,
  }
  const back = (legs: Leg[], within: Within = ctx) =>
    post(within, {
      key: `earning:${row.id}:back:${reversedMinor}`,
      kind: 'refund',
      currency: currencySchema.parse(row.currency),
      memo: { title: 'Sale, taken back', detail: 'For a refund to the buyer', subject: row.sellerOrderId },
      legs: [...legs, { account: escrow(row.orderId), amountMinor: reversedMinor - row.reversedMinor }],
    })
  const legs = legsOf(row, parts, -1)
  if (!cover) return void (await back(legs))
  try {
    await ctx.tx.transaction((tx) => back(legs, { ...ctx, tx }))
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'insufficient_funds')) throw error
    await back(
      legs.map((leg) =>
        leg.account === wallet(row.sellerId) ? { ...leg, account: 'platform:losses' } : leg,
      ),
    )
  }
}

async function lockEarning(tx: Tx, sellerOrderId: string): Promise<Row | null> {
  const [row] = await tx.select().from(earning).where(eq(earning.sellerOrderId, sellerOrderId)).for('update')
  return row ?? null
}

const moveRow = (
  ctx: Ctx,
  row: Row,
  on: (typeof earningMachine.transitions)[number]['on'],
  set: Partial<Row>,
  data: Record<string, unknown>,
) =>
  move(ctx, earningMachine, earning, { ...row, state: stateOf(earningMachine, row.state) }, on, {
    set,
    data,
    rooms: roomsOf(row),
  })
