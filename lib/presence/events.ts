import { z } from 'zod'
import { event } from '@/lib/kernel/events'

/** What others see of a person has changed. */
export const presenceChanged = event('presence.changed', z.object({ personId: z.string() }))
