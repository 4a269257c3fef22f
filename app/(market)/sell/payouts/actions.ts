'use server'
import { action } from '@/lib/doors'
import { checkAccount, onboard, openAccount, requestPayout, setMonthly } from '@/lib/payouts'

export const openSeller = action(openAccount)
export const answerQuestions = action(onboard)
export const check = action(checkAccount)
export const payMonthly = action(setMonthly)
export const payOut = action(requestPayout)
