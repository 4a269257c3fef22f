import { createCoupon } from '../../lib/coupons'
import { issueGiftCard, showCode } from '../../lib/gift-cards'
import { system } from '../../lib/kernel/access'
import { newId } from '../../lib/kernel/ids'
import { inTransaction } from '../../lib/kernel/operation'
import { clearing, escrow, post } from '../../lib/ledger'
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

/** A card that somebody bought for themselves, and whose code nobody has seen. */
export async function giftCardOf({ actor }: Whose): Promise<string> {
  const orderId = newId('order')
  const amountMinor = 1_000
  return inTransaction(system('test'), async (ctx) => {
    await post(ctx, {
      key: `test:${orderId}`,
      kind: 'top_up',
      currency: 'EUR',
      legs: [
        { account: clearing(), amountMinor: -amountMinor },
        { account: escrow(orderId), amountMinor },
      ],
      memo: { title: 'Paid' },
    })
    const recipient = { kind: 'self' } as const
    const card = { orderId, line: 1, amountMinor, currency: 'EUR', buyerId: actor.id, recipient } as const
    return (await issueGiftCard(ctx, card)).giftCardId
  })
}

export async function giftCodeOf(whose: Whose): Promise<string> {
  const giftCardId = await giftCardOf(whose)
  return (await showCode.run({ actor: whose.actor }, { giftCardId })).code
}
