'use server'
import { action } from '@/lib/doors'
import { setSteamTradeUrl, updateProfile } from '@/lib/identity'

export const saveName = action(updateProfile)
export const saveTradeUrl = action(setSteamTradeUrl)
