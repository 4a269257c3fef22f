import type { BadgeTone } from '@/components/ui/badge'
import type { AdminDeliveryView } from '@/lib/notifications/schemas/delivery'

type State = AdminDeliveryView['state']
type Channel = AdminDeliveryView['channel']

export const stateWords: Record<State, { text: string; tone: BadgeTone }> = {
  queued: { text: 'Queued', tone: 'info' },
  held: { text: 'Held for a digest', tone: 'info' },
  sent: { text: 'Being sent', tone: 'info' },
  delivered: { text: 'Delivered', tone: 'positive' },
  bounced: { text: 'Bounced', tone: 'warning' },
  dead: { text: 'Dead', tone: 'warning' },
  suppressed: { text: 'Suppressed', tone: 'neutral' },
}

export const channelWords: Partial<Record<Channel, string>> = {
  email: 'E-mail',
  push: 'Push',
  telegram: 'Telegram',
  discord: 'Discord',
  sms: 'SMS',
  webhook: 'Webhook',
}

export const states = Object.keys(stateWords) as State[]
export const channels = Object.keys(channelWords) as Channel[]

export interface Filter {
  state?: State | undefined
  channel?: Channel | undefined
}

export function deliveriesQuery({ state, channel }: Filter): string {
  return new URLSearchParams({ ...(state && { state }), ...(channel && { channel }) }).toString()
}

export function deliveriesHref(filter: Filter): string {
  const query = deliveriesQuery(filter)
  return query ? `/admin/deliveries?${query}` : '/admin/deliveries'
}
