import { createCoupon } from '../../lib/coupons'
import type { Member } from './world'

type Whose = Pick<Member, 'actor'>

let made = 0

/** The rules of a coupon whose code nobody has. */
export const newCoupon = () => ({
  code: `CODE-${process.pid}-${++made}`,
  discount: { kind: 'percent', bps: 1_000 },
})

export async function couponOf({ actor }: Whose, start = true): Promise<string> {
  return (await createCoupon.run({ actor }, { ...newCoupon(), start })).couponId
}

export async function codeOfCoupon({ actor }: Whose): Promise<string> {
  const coupon = newCoupon()
  await createCoupon.run({ actor }, coupon)
  return coupon.code
}
