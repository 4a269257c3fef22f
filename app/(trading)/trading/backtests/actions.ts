'use server'
import {
  cancelBacktest,
  optimise,
  shareBacktest,
  startBacktest,
  startBatch,
  unshareBacktest,
  walkForward,
} from '@/lib/backtest'
import { action } from '@/lib/doors'

export const start = action(startBacktest)
export const startMany = action(startBatch)
export const search = action(optimise)
export const walk = action(walkForward)
export const cancel = action(cancelBacktest)
export const share = action(shareBacktest)
export const unshare = action(unshareBacktest)
