import type { BadgeTone } from '@/components/ui/badge'
import type { AdminDealRow, DealView } from '@/lib/deals/schemas'

type State = DealView['state']
type Facts = Pick<AdminDealRow, 'sellerName' | 'buyerName'>

/** What a deal waits for, as an admin reads it in the list. */
export const stateTitles: Record<State, (deal: Facts) => string> = {
  created: () => 'No bot yet',
  funded: () => 'No bot yet',
  taking: ({ sellerName }) => `${sellerName} must send`,
  giving: ({ buyerName }) => `${buyerName} must accept`,
  delivered: () => 'Paying out',
  settled: () => 'Settled',
  refunded: () => 'Refunded, item never moved',
  returning: ({ sellerName }) => `${sellerName} must take it back`,
  returned: () => 'Refunded, item returned',
  stuck: () => 'Needs a person',
}

export const stateBadges: Record<State, { text: string; tone: BadgeTone }> = {
  created: { text: 'Finding a bot', tone: 'info' },
  funded: { text: 'Finding a bot', tone: 'info' },
  taking: { text: 'Seller’s move', tone: 'info' },
  giving: { text: 'Buyer’s move', tone: 'info' },
  delivered: { text: 'Paying out', tone: 'info' },
  settled: { text: 'Settled', tone: 'positive' },
  refunded: { text: 'Refunded', tone: 'neutral' },
  returning: { text: 'Item on its way back', tone: 'info' },
  returned: { text: 'Item returned', tone: 'neutral' },
  stuck: { text: 'Stuck', tone: 'warning' },
}

/** The end of an id, which is what tells two of them apart. */
export const shortId = (id: string): string => `…${id.slice(-6)}`
