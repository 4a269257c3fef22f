import { coupon } from '@/db/schema/coupons'
import type { Ctx } from '@/lib/kernel/handler'
import { move } from '@/lib/kernel/machine'
import { type CouponRow, lockCoupon } from './row'
import { couponMachine } from './states'
import { roomsOf } from './write-coupon'

/** What an admin does about a coupon of Tradepost or of somebody else is written down. */
export async function noteKeeping(
  ctx: Ctx,
  act: string,
  { id, sellerId }: CouponRow,
  detail: Record<string, unknown> = {},
): Promise<void> {
  if (ctx.actor.kind === 'person' && ctx.actor.id === sellerId) return
  await ctx.audit({ act, subject: id, detail })
}

/** Starts, pauses or ends a coupon. */
export async function moveCoupon(ctx: Ctx, couponId: string, on: 'start' | 'pause' | 'end') {
  const row = await lockCoupon(ctx.tx, couponId)
  await move(ctx, couponMachine, coupon, row, on, { rooms: roomsOf(row) })
  await noteKeeping(ctx, `coupons.${on}`, row)
  return { couponId }
}
