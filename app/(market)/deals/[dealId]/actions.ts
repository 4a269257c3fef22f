'use server'
import { askForHelp, declineDeal, sendAgain } from '@/lib/deals'
import { action } from '@/lib/doors'

export const decline = action(declineDeal)
export const offerAgain = action(sendAgain)
export const help = action(askForHelp)
