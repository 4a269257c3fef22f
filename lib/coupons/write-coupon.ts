import { and, eq, ne } from 'drizzle-orm'
import type { z } from 'zod'
import { coupon } from '@/db/schema/coupons'
import { isUnique } from '@/lib/kernel/db'
import { Bug, refuse } from '@/lib/kernel/errors'
import type { Ctx } from '@/lib/kernel/handler'
import { newId } from '@/lib/kernel/ids'
import { begin, move } from '@/lib/kernel/machine'
import { type CouponRow, columnsOf } from './row'
import { demandSound } from './rules'
import type { createCouponInput } from './schemas'
import { couponMachine } from './states'

/** Coupons of one seller that are not over. */
const mostOpen = 500

type NewCoupon = z.output<typeof createCouponInput>

/** Writes a new coupon of this seller, or of Tradepost, and starts it when that is wanted. */
export async function writeCoupon(
  ctx: Ctx,
  sellerId: string | null,
  { code, start, ...rules }: NewCoupon,
): Promise<CouponRow> {
  demandSound(rules, ctx.now)
  if (sellerId) await demandRoom(ctx, sellerId)
  const id = newId('coupon')
  const columns = columnsOf(rules)
  const times = { createdAt: ctx.now, updatedAt: ctx.now }
  const [row] = await ctx.tx
    .insert(coupon)
    .values({
      id,
      code,
      funder: sellerId ? 'seller' : 'platform',
      sellerId,
      ...columns,
      state: 'draft',
      ...times,
    })
    .returning()
    .catch((error: unknown) => {
      if (isUnique(error, 'coupon_code'))
        refuse('coupon_code_taken', 'This code is taken. Choose another one.', {
          fields: { code: 'This code is taken. Choose another one.' },
        })
      throw error
    })
  if (!row) throw new Bug('A coupon was not written.')
  await begin(ctx, couponMachine, id, { rooms: roomsOf(row) })
  return start ? move(ctx, couponMachine, coupon, row, 'start', { rooms: roomsOf(row) }) : row
}

async function demandRoom({ tx }: Ctx, sellerId: string): Promise<void> {
  const open = await tx.$count(coupon, and(eq(coupon.sellerId, sellerId), ne(coupon.state, 'ended')))
  if (open >= mostOpen)
    refuse('too_many_coupons', `You have ${mostOpen} coupons that are not over. End one first.`)
}

export const roomsOf = ({ sellerId }: Pick<CouponRow, 'sellerId'>): string[] =>
  sellerId ? [`user:${sellerId}`] : ['admins']
