'use server'
import { action } from '@/lib/doors'
import {
  changeWebhook,
  createWebhook,
  removeAddress,
  replayWebhook,
  resumeAddress,
  rotateWebhookSecret,
  testAddress,
} from '@/lib/notifications'

export const makeWebhook = action(createWebhook)
export const saveWebhook = action(changeWebhook)
export const newSecret = action(rotateWebhookSecret)
export const dropWebhook = action(removeAddress)
export const switchOn = action(resumeAddress)
export const callOnce = action(testAddress)
export const callAgain = action(replayWebhook)
