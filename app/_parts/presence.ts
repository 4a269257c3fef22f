'use server'
import { action } from '@/lib/doors'
import { changePresence, setGame } from '@/lib/presence'

export const savePresence = action(changePresence)
export const saveGame = action(setGame)
