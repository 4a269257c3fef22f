'use server'
import { noteDeal, refundDeal, retryDeal } from '@/lib/deals'
import { action } from '@/lib/doors'

export const retry = action(retryDeal)
export const refund = action(refundDeal)
export const note = action(noteDeal)
