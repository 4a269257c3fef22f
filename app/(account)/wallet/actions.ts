'use server'
import { answered, field } from '@/app/(store)/_parts/form-act'
import type { FormAnswer } from '@/components/ui/action-form'
import { buy } from '@/lib/checkout'
import { creditLine } from '@/lib/checkout/schemas'
import { action, requirePerson } from '@/lib/doors'
import { currencySchema, parseMoney } from '@/lib/kernel/money'
import { openHostedPage } from '@/lib/payments'

/** Orders money for the wallet and goes to the page where it is paid. */
export async function topUp(_: FormAnswer, data: FormData): Promise<FormAnswer> {
  await requirePerson()
  const currency = currencySchema.safeParse(field(data, 'currency')).data ?? 'EUR'
  const amountMinor = parseMoney(field(data, 'amount') ?? '', currency)
  if (amountMinor === null) return { problem: 'Enter an amount like 50.00.' }
  const lines = [{ ...creditLine(amountMinor, currency), quantity: 1 }]
  const bought = await action(buy)({ currency, lines, method: 'card', coupons: [], sendings: {} })
  if (!bought.ok) return answered(bought)
  const page = await action(openHostedPage)({ paymentId: bought.value.paymentId })
  if (!page.ok) return answered(page)
  return { goOn: page.value.url }
}
