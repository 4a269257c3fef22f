'use server'
import { buyItem } from '@/lib/deals'
import { action } from '@/lib/doors'

export const buy = action(buyItem)
