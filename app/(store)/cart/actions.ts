'use server'
import { redirect } from 'next/navigation'
import type { FormAnswer } from '@/components/ui/action-form'
import { addToCart, changeLine, mergeCart, removeLine, startCheckout } from '@/lib/checkout'
import { action, currentPerson, requirePerson } from '@/lib/doors'
import { cartToken, dropCartToken, keepCartToken } from '../_parts/cart-cookie'
import { answered, field } from '../_parts/form-act'

export async function add(_: FormAnswer, data: FormData): Promise<FormAnswer> {
  const token = await cartToken()
  const asked = {
    token,
    kind: field(data, 'kind') as never,
    subject: field(data, 'subject') ?? '',
    quantity: Number(field(data, 'quantity') ?? 1),
    giftTo: field(data, 'giftTo'),
    giftMessage: field(data, 'giftMessage'),
    giftOn: field(data, 'giftOn'),
  }
  const result = await action(addToCart)(asked)
  if (!result.ok) return answered(result)
  if (result.value.token) await keepCartToken(result.value.token)
  redirect('/cart')
}

export async function change(_: FormAnswer, data: FormData): Promise<FormAnswer> {
  const token = await cartToken()
  const lineId = field(data, 'lineId') ?? ''
  const act = field(data, 'act')
  if (act === 'remove') return answered(await action(removeLine)({ token, lineId }))
  if (act === 'keep') return answered(await action(changeLine)({ token, lineId, giftTo: '' }))
  if (act === 'give') {
    const text = (name: string) => field(data, name) ?? ''
    const gift = { giftTo: text('giftTo'), giftMessage: text('giftMessage'), giftOn: text('giftOn') }
    return answered(await action(changeLine)({ token, lineId, ...gift }))
  }
  const saved = act === 'save' ? true : act === 'take' ? false : undefined
  const quantity = field(data, 'quantity')
  return answered(
    await action(changeLine)({ token, lineId, saved, ...(quantity ? { quantity: Number(quantity) } : {}) }),
  )
}

export async function goToCheckout(_: FormAnswer, data: FormData): Promise<FormAnswer> {
  await requirePerson()
  await takeOver()
  const result = await action(startCheckout)({ currency: (field(data, 'currency') ?? 'EUR') as never })
  if (!result.ok) return answered(result)
  redirect(`/checkout/${result.value.orderId}`)
}

/** What was chosen in this browser before signing in belongs to the person now. */
export async function takeOver(): Promise<FormAnswer> {
  const token = await cartToken()
  if (!token || !(await currentPerson())) return null
  const merged = await action(mergeCart)({ token })
  if (merged.ok) await dropCartToken()
  return answered(merged)
}
