import { z } from 'zod'
import { idSchema } from '@/lib/kernel/ids'

export const myAuditInput = z.object({
  cursor: idSchema('audit').optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})

/** Times are ISO 8601. */
export const myAuditView = z.object({
  items: z.array(
    z.object({
      id: idSchema('audit'),
      at: z.string(),
      /** Name of the operation. */
      act: z.string(),
      byMe: z.boolean(),
      aboutMe: z.boolean(),
      reason: z.string().nullable(),
      /** From where; null when somebody else did it. */
      address: z.string().nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
})
export type MyAuditView = z.infer<typeof myAuditView>
