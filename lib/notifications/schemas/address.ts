import { z } from 'zod'
import { idSchema } from '@/lib/kernel/ids'
import { channelSchema } from './channel'

export const addressRef = z.object({ addressId: idSchema('channelAddress') })

export const reachView = z.object({
  id: z.string(),
  /** What its owner knows it by; the secret part of it is never shown. */
  label: z.string(),
  /** Why nothing is sent there any more; null while it works. */
  offWhy: z.string().nullable(),
  createdAt: z.string(),
})
export type ReachView = z.infer<typeof reachView>

export const channelView = z.object({
  channel: channelSchema,
  /** False while the operator of this site has not set it up. */
  ready: z.boolean(),
  /** How many addresses it may have. */
  most: z.number().int(),
  addresses: z.array(reachView),
})
export type ChannelView = z.infer<typeof channelView>

export const channelsView = z.object({
  channels: z.array(channelView),
  /** With what a browser subscribes to pushes of this site. */
  pushKey: z.string(),
  /** A number waits for the code that was sent to it; its last digits. */
  smsPending: z.string().nullable(),
})
export type ChannelsView = z.infer<typeof channelsView>

export const telegramLinkView = z.object({ url: z.string(), expiresAt: z.string() })

export const phoneInput = z.object({
  number: z
    .string()
    .transform((text) => text.replaceAll(/[\s()./-]/g, ''))
    .pipe(z.string().regex(/^\+[1-9]\d{6,14}$/, 'Give the number with its country, as in +49 151 00000001.')),
})

export const codeInput = z.object({
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/, 'The code has six digits.'),
})

export const discordInput = z.object({ url: z.url('Paste the whole address.').max(2_048) })

const key = (bytes: number) =>
  z
    .string()
    .max(200)
    .regex(/^[\w-]+={0,2}$/, `Must be ${bytes} bytes in base64url.`)

export const pushInput = z.object({
  endpoint: z.url().max(1_024),
  keys: z.object({ p256dh: key(65), auth: key(16) }),
  /** What the owner calls this browser. */
  name: z.string().trim().min(1).max(60),
})
