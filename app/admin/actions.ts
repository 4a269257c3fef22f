'use server'
import { noteDeal, refundDeal, retryDeal } from '@/lib/deals'
import { action } from '@/lib/doors'
import { setBotState } from '@/lib/steam'

export const retry = action(retryDeal)
export const refund = action(refundDeal)
export const note = action(noteDeal)
export const switchBot = action(setBotState)
