import { z } from 'zod'
import { event } from '@/lib/kernel/events'

/** A strategy has a new version, which wants something else than the one before. */
export const strategyVersioned = event(
  'strategies.versioned',
  z.object({ strategyId: z.string(), versionId: z.string(), number: z.number() }),
)

/** A strategy and all its versions are gone. */
export const strategyDeleted = event('strategies.deleted', z.object({ strategyId: z.string() }))
