'use server'
import { action } from '@/lib/doors'
import { changeSettings, resumeEmail, setPreference } from '@/lib/notifications'

export const saveSettings = action(changeSettings)
export const saveWish = action(setPreference)
export const sendMailAgain = action(resumeEmail)
