import { z } from 'zod'
import { idSchema } from '@/lib/kernel/ids'

export const webhookInput = z.object({
  url: z.url({ protocol: /^https?$/, error: 'Give a whole https address.' }).max(2_048),
  description: z.string().trim().max(80).default(''),
  /** Kinds it is told; left out or null: every kind. */
  kinds: z.array(z.string().max(60)).min(1, 'Choose at least one kind.').max(100).nullable().default(null),
})

export const webhookRef = z.object({ webhookId: idSchema('channelAddress') })

export const webhookChange = webhookRef.extend({
  description: z.string().trim().max(80).optional(),
  kinds: z.array(z.string().max(60)).min(1, 'Choose at least one kind.').max(100).nullable().optional(),
})

export const webhookView = z.object({
  id: z.string(),
  url: z.string(),
  description: z.string(),
  kinds: z.array(z.string()).nullable(),
  /** Since when nothing has arrived; null while it works. */
  failingSince: z.string().nullable(),
  /** Why nothing is sent there any more; null while it works. */
  offWhy: z.string().nullable(),
  /** Until when the former secret signs too. */
  formerSecretUntil: z.string().nullable(),
  createdAt: z.string(),
})
export type WebhookView = z.infer<typeof webhookView>

export const webhookListView = z.object({
  items: z.array(webhookView),
  most: z.number().int(),
  /** Every kind that can be chosen, in words. */
  kinds: z.array(z.object({ kind: z.string(), label: z.string() })),
})
export type WebhookListView = z.infer<typeof webhookListView>

/** The secret is shown this once. */
export const webhookSecretView = z.object({ webhook: webhookView, secret: z.string() })

export const webhookDeliveriesInput = webhookRef.extend({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})
