import { z } from 'zod'
import { event } from '@/lib/kernel/event-type'
import { idSchema } from '@/lib/kernel/ids'

/** `until`: ISO 8601. */
const dated = z.object({ personId: z.string(), until: z.string() })

export const exportReady = event('privacy.exportReady', dated)
export const deletionPlanned = event('privacy.deletionPlanned', dated)

export const exportRef = z.object({ exportId: idSchema('export') })

/** Times are ISO 8601. */
export const exportView = z.object({
  id: idSchema('export'),
  requestedAt: z.string(),
  /** Null while it is being made. */
  readyAt: z.string().nullable(),
  expiresAt: z.string().nullable(),
  sizeBytes: z.number().int().nullable(),
})
export type ExportView = z.infer<typeof exportView>

export const deletionView = z.object({ askedAt: z.string(), dueAt: z.string() })
export type DeletionView = z.infer<typeof deletionView>

export const privacyView = z.object({
  /** The last one that is being made or can be fetched. */
  export: exportView.nullable(),
  /** When another one may be asked for; null: now. */
  nextExportAt: z.string().nullable(),
  deletion: deletionView.nullable(),
})
export type PrivacyView = z.infer<typeof privacyView>

export const deletionInput = z.object({
  reason: z.string().trim().max(500, 'At most 500 characters.').optional(),
})
