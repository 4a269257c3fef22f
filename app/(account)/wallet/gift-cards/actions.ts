'use server'
import { action } from '@/lib/doors'
import { checkCode, redeemGiftCard, renewCode, showCode } from '@/lib/gift-cards'

export const check = action(checkCode)
export const redeem = action(redeemGiftCard)
export const show = action(showCode)
export const renew = action(renewCode)
