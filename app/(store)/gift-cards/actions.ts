'use server'
import { redirect } from 'next/navigation'
import type { FormAnswer } from '@/components/ui/action-form'
import { addToCart } from '@/lib/checkout'
import { action } from '@/lib/doors'
import { currencySchema, parseMoney } from '@/lib/kernel/money'
import { cartToken, keepCartToken } from '../_parts/cart-cookie'
import { answered, field } from '../_parts/form-act'

/** A gift card becomes a line of the cart. */
export async function give(_: FormAnswer, data: FormData): Promise<FormAnswer> {
  const currency = currencySchema.safeParse(field(data, 'currency')).data ?? 'EUR'
  const own = field(data, 'own')
  const amountMinor = own ? parseMoney(own, currency) : Number(field(data, 'amountMinor'))
  if (amountMinor === null) return { problem: 'Enter an amount like 50.00.' }
  const result = await action(addToCart)({
    token: await cartToken(),
    kind: 'code',
    subject: `${currency}${amountMinor}`,
    quantity: 1,
    giftTo: field(data, 'giftTo'),
    giftMessage: field(data, 'giftMessage'),
    giftOn: field(data, 'giftOn'),
  })
  if (!result.ok) return answered(result)
  if (result.value.token) await keepCartToken(result.value.token)
  redirect('/cart')
}
