'use server'
import { action } from '@/lib/doors'
import { markAllRead, markRead } from '@/lib/notifications'

export const readOne = action(markRead)
export const readAll = action(markAllRead)
