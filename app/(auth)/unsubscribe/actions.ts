'use server'
import { action } from '@/lib/doors'
import { unsubscribe } from '@/lib/notifications'

export const endMail = action(unsubscribe)
