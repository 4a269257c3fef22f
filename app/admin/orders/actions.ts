'use server'
import { answered, field } from '@/app/(store)/_parts/form-act'
import type { FormAnswer } from '@/components/ui/action-form'
import { decideDispute } from '@/lib/checkout'
import { action } from '@/lib/doors'
import { parseMoney } from '@/lib/kernel/money'

export async function decide(_: FormAnswer, data: FormData): Promise<FormAnswer> {
  const buyerGetsMinor = parseMoney(field(data, 'amount') ?? '', 'EUR')
  if (buyerGetsMinor === null)
    return { problem: 'Enter an amount like 12.50; 0 leaves everything with the seller.' }
  const disputeId = field(data, 'disputeId') ?? ''
  return answered(
    await action(decideDispute)({ disputeId, buyerGetsMinor, answer: field(data, 'answer') ?? '' }),
  )
}
