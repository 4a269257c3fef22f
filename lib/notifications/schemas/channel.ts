import { z } from 'zod'

export const channels = ['inapp', 'email', 'push', 'telegram', 'discord', 'sms', 'webhook'] as const

export const channelSchema = z.enum(channels)
export type Channel = z.infer<typeof channelSchema>

export const categories = ['trade', 'money', 'security', 'social', 'system'] as const

export const categorySchema = z.enum(categories)
export type Category = z.infer<typeof categorySchema>
