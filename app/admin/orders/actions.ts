'use server'
import { amountIn } from '@/app/(store)/_parts/amount'
import { answered, field } from '@/app/(store)/_parts/form-act'
import type { FormAnswer } from '@/components/ui/action-form'
import { decideDispute } from '@/lib/checkout'
import { action, ask } from '@/lib/doors'
import { viewSale } from '@/lib/orders'

export async function decide(_: FormAnswer, data: FormData): Promise<FormAnswer> {
  const { currency } = await ask(viewSale, { sellerOrderId: field(data, 'sellerOrderId') ?? '' })
  const amount = amountIn(field(data, 'amount') ?? '', currency)
  if (!amount.ok) return { problem: `${amount.problem} 0 leaves everything with the seller.` }
  const disputeId = field(data, 'disputeId') ?? ''
  return answered(
    await action(decideDispute)({
      disputeId,
      buyerGetsMinor: amount.minor,
      answer: field(data, 'answer') ?? '',
    }),
  )
}
