import { and, eq, type SQL, sql } from 'drizzle-orm'
import { coupon, couponUse } from '@/db/schema/coupons'
import { adminsOnly, signedIn } from '@/lib/kernel/access'
import { readCursor, timeAndId, writeCursor } from '@/lib/kernel/cursor'
import { currencySchema } from '@/lib/kernel/money'
import { type QueryCtx, query } from '@/lib/kernel/operation'
import { keeperOnly, selfOf } from './access'
import { allCouponsInput, couponListInput, couponListView, usesInput, usesView } from './schemas'
import { viewsOf } from './view'

export const myCoupons = query(
  {
    name: 'coupons.mine',
    summary: 'Your own coupons, the newest first, with what they have given so far.',
    input: couponListInput,
    output: couponListView,
    access: signedIn,
  },
  (page, ctx) => listOf(ctx, eq(coupon.sellerId, selfOf(ctx.actor).id), page),
)

export const allCoupons = query(
  {
    name: 'coupons.all',
    summary: 'Every coupon of the house, the newest first: those of sellers and those that Tradepost pays.',
    input: allCouponsInput,
    output: couponListView,
    access: adminsOnly,
  },
  ({ funder, ...page }, ctx) => listOf(ctx, funder && eq(coupon.funder, funder), page),
)

interface Page {
  cursor?: string | undefined
  limit: number
}

async function listOf({ db, now }: QueryCtx, which: SQL | undefined, { cursor, limit }: Page) {
  const after = readCursor(timeAndId('coupon'), cursor)
  const found = await db
    .select({ row: coupon, at: sql<string>`${coupon.createdAt}::text`.as('at') })
    .from(coupon)
    .where(and(which, after ? sql`(created_at, id) < (${after[0]}::timestamptz, ${after[1]})` : undefined))
    .orderBy(sql`created_at desc, id desc`)
    .limit(limit + 1)
  const page = found.slice(0, limit)
  const last = found.length > limit ? page.at(-1) : undefined
  return {
    items: await viewsOf(
      db,
      page.map(({ row }) => row),
      now,
    ),
    nextCursor: last ? writeCursor(last.at, last.row.id) : null,
  }
}

export const couponUses = query(
  {
    name: 'coupons.uses',
    summary: 'The orders that have a coupon, the newest first: reserved, used, or given up again.',
    input: usesInput,
    output: usesView,
    access: keeperOnly,
  },
  async ({ couponId, cursor, limit }, { db }) => {
    const after = readCursor(timeAndId('order'), cursor)
    const found = await db
      .select({ row: couponUse, at: sql<string>`${couponUse.createdAt}::text`.as('at') })
      .from(couponUse)
      .where(
        and(
          eq(couponUse.couponId, couponId),
          after ? sql`(created_at, order_id) < (${after[0]}::timestamptz, ${after[1]})` : undefined,
        ),
      )
      .orderBy(sql`created_at desc, order_id desc`)
      .limit(limit + 1)
    const page = found.slice(0, limit)
    const last = found.length > limit ? page.at(-1) : undefined
    return {
      items: page.map(({ row: { orderId, amountMinor, currency, state, createdAt } }) => ({
        orderId,
        amountMinor,
        currency: currencySchema.parse(currency),
        state,
        at: createdAt.toISOString(),
      })),
      nextCursor: last ? writeCursor(last.at, last.row.orderId) : null,
    }
  },
)
