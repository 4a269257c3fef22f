'use server'
import { action } from '@/lib/doors'
import {
  changeSettings,
  confirmSms,
  linkDiscord,
  linkTelegram,
  removeAddress,
  resumeAddress,
  setPreference,
  startSms,
  subscribePush,
  testAddress,
} from '@/lib/notifications'

export const saveSettings = action(changeSettings)
export const saveWish = action(setPreference)
export const resume = action(resumeAddress)
export const remove = action(removeAddress)
export const test = action(testAddress)
export const beginTelegram = action(linkTelegram)
export const beginSms = action(startSms)
export const finishSms = action(confirmSms)
export const addDiscord = action(linkDiscord)
export const addPush = action(subscribePush)
