'use server'
import { action } from '@/lib/doors'
import { setBotState } from '@/lib/steam'

export const setBot = action(setBotState)
