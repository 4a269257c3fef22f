'use server'
import { answered, field } from '@/app/(store)/_parts/form-act'
import type { FormAnswer } from '@/components/ui/action-form'
import { action } from '@/lib/doors'
import { endFee, setFee } from '@/lib/earnings'
import { setFeeInput } from '@/lib/earnings/schemas'
import { currencySchema, parseMoney } from '@/lib/kernel/money'

export const endRule = action(endFee)

/** Two decimals of a percent are whole ten-thousandths, read as an amount is. */
const bpsOf = (text: string): number | null => parseMoney(text, 'EUR')

export async function setRule(_: FormAnswer, data: FormData): Promise<FormAnswer> {
  const bps = bpsOf((field(data, 'percent') ?? '').replace('%', ''))
  if (bps === null) return { problem: 'Enter a percentage like 5 or 2.5.' }
  const currency = currencySchema.safeParse(field(data, 'currency')).data ?? null
  const least = field(data, 'minimum')
  const minimumMinor = least ? parseMoney(least, currency ?? 'EUR') : 0
  if (minimumMinor === null) return { problem: 'Enter a minimum like 0.30.' }
  const day = field(data, 'validFrom')
  const input = setFeeInput.safeParse({
    bps,
    currency,
    minimumMinor,
    sellerId: field(data, 'sellerId') ?? null,
    category: field(data, 'category') ?? null,
    validFrom: day ? `${day}T00:00:00Z` : null,
    reason: field(data, 'reason'),
  })
  if (!input.success) return { problem: input.error.issues[0]?.message ?? 'This cannot be used.' }
  return answered(await action(setFee)(input.data))
}
