'use server'
import { action } from '@/lib/doors'
import { cancelImport, deleteCandleFile, startImports } from '@/lib/exchanges'

export const fetchCandles = action(startImports)
export const stopImport = action(cancelImport)
export const dropFile = action(deleteCandleFile)
