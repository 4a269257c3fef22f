import { z } from 'zod'
import { event } from '@/lib/kernel/events'

/** A run has come further; told at most once a second. */
export const progressed = event('backtest.progressed', z.object({ runId: z.string() }))

export const ownerRoom = (ownerId: string): string => `user:${ownerId}`
