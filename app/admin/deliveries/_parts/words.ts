import type { BadgeTone } from '@/components/ui/badge'
import type { AdminDeliveryView } from '@/lib/notifications/schemas/delivery'
import { filterHref } from '../../_parts/filter-chips'

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

export type Filter = {
  state?: State | undefined
  channel?: Channel | undefined
}

export const deliveriesHref = (filter: Filter): string => filterHref('/admin/deliveries', filter)
