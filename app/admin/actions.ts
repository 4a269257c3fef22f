'use server'
import { noteDeal, refundDeal, retryDeal } from '@/lib/deals'
import { action } from '@/lib/doors'
import { restorePerson, setRole, suspendPerson } from '@/lib/identity'
import { endPause, replayDead, replayDelivery } from '@/lib/notifications'
import { compareNow, resolveDifference, sendEvidence } from '@/lib/payments'
import { setBotState } from '@/lib/steam'

export const retry = action(retryDeal)
export const refund = action(refundDeal)
export const note = action(noteDeal)
export const switchBot = action(setBotState)
export const suspend = action(suspendPerson)
export const restore = action(restorePerson)
export const giveRole = action(setRole)
export const sendAgain = action(replayDelivery)
export const sendAllAgain = action(replayDead)
export const endRest = action(endPause)
export const resolve = action(resolveDifference)
export const compareBooks = action(compareNow)
export const answerBank = action(sendEvidence)
