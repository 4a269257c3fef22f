'use server'
import { redirect } from 'next/navigation'
import type { FormAnswer } from '@/components/ui/action-form'
import { cancelOrder, payOrder, updateCheckout } from '@/lib/checkout'
import { action } from '@/lib/doors'
import { redeemGiftCard } from '@/lib/gift-cards'
import { currencySchema } from '@/lib/kernel/money'
import { openHostedPage } from '@/lib/payments'
import { topUp as topUpWallet } from '../../../(account)/wallet/actions'
import { answered, field } from '../../_parts/form-act'

const orderOf = (data: FormData) => field(data, 'orderId') ?? ''

export async function saveDelivery(_: FormAnswer, data: FormData): Promise<FormAnswer> {
  const text = (name: string) => field(data, name) ?? ''
  const address = {
    name: text('name'),
    street: text('street'),
    extra: text('extra'),
    postcode: text('postcode'),
    city: text('city'),
    country: text('country'),
  }
  const sendings: Record<string, string> = {}
  for (const [key, value] of data)
    if (key.startsWith('sending:') && typeof value === 'string') sendings[key.slice(8)] = value
  return answered(await action(updateCheckout)({ orderId: orderOf(data), address, sendings }))
}

export async function saveCoupons(_: FormAnswer, data: FormData): Promise<FormAnswer> {
  const kept = data.getAll('coupon').map(String)
  const drop = field(data, 'drop')
  const fresh = field(data, 'code')
  const coupons = [...kept.filter((code) => code !== drop), ...(fresh && !drop ? [fresh] : [])]
  return answered(await action(updateCheckout)({ orderId: orderOf(data), coupons }))
}

export async function pay(_: FormAnswer, data: FormData): Promise<FormAnswer> {
  const orderId = orderOf(data)
  const method = field(data, 'method') as 'wallet' | 'card' | 'wallet_and_card' | undefined
  if (!method) return { problem: 'Choose how you want to pay.' }
  const result = await action(payOrder)({ orderId, method, totalMinor: Number(field(data, 'totalMinor')) })
  if (!result.ok) return answered(result)
  if (result.value.state === 'paid') redirect(`/orders/${orderId}`)
  return goOn(result.value.paymentId)
}

export const continuePaying = async (_: FormAnswer, data: FormData): Promise<FormAnswer> =>
  goOn(field(data, 'paymentId') ?? '')

async function goOn(paymentId: string): Promise<FormAnswer> {
  const page = await action(openHostedPage)({ paymentId })
  if (!page.ok) return answered(page)
  return { goOn: page.value.url }
}

export async function giveUp(_: FormAnswer, data: FormData): Promise<FormAnswer> {
  const result = await action(cancelOrder)({ orderId: orderOf(data) })
  if (!result.ok) return answered(result)
  redirect(field(data, 'stay') ? `/checkout/${orderOf(data)}` : '/cart')
}

/** Only a card of the order's own currency helps it; another one stays as it is. */
export async function redeem(_: FormAnswer, data: FormData): Promise<FormAnswer> {
  const currency = currencySchema.safeParse(field(data, 'currency')).data ?? 'EUR'
  return answered(await action(redeemGiftCard)({ code: field(data, 'code') ?? '', currency }))
}

export const topUp = async (before: FormAnswer, data: FormData): Promise<FormAnswer> =>
  topUpWallet(before, data)
