'use server'
import { action } from '@/lib/doors'
import { changePresence } from '@/lib/presence'

export const savePresence = action(changePresence)
