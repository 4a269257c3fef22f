import type { BadgeTone } from '@/components/ui/badge'
import type { DealRow, DealView } from '@/lib/deals/schemas'

interface Words {
  text: string
  tone: BadgeTone
}

type Facts = Pick<DealRow, 'state' | 'role' | 'yourMove'>

const words: Record<DealRow['state'], (deal: Facts) => Words> = {
  created: () => ({ text: 'Finding a bot', tone: 'info' }),
  funded: () => ({ text: 'Finding a bot', tone: 'info' }),
  taking: ({ role }) =>
    role === 'seller'
      ? { text: 'Offer on its way', tone: 'info' }
      : { text: 'Waiting for the seller', tone: 'info' },
  giving: ({ role }) =>
    role === 'buyer'
      ? { text: 'Offer on its way', tone: 'info' }
      : { text: 'Waiting for the buyer', tone: 'info' },
  delivered: () => ({ text: 'Paying out', tone: 'info' }),
  settled: () => ({ text: 'Settled', tone: 'positive' }),
  refunded: () => ({ text: 'Refunded', tone: 'neutral' }),
  returning: ({ role }) =>
    role === 'buyer' ? { text: 'Refunded', tone: 'neutral' } : { text: 'Item on its way back', tone: 'info' },
  returned: ({ role }) =>
    role === 'buyer' ? { text: 'Refunded', tone: 'neutral' } : { text: 'Item returned', tone: 'neutral' },
  stuck: () => ({ text: 'A person looks at it', tone: 'warning' }),
}

/** The state of a deal in one to four words, as its reader sees it. */
export const stateWords = (deal: Facts): Words =>
  deal.yourMove ? { text: 'Your move', tone: 'accent' } : words[deal.state](deal)

export const roleWords = ({ role, otherName }: Pick<DealRow, 'role' | 'otherName'>): string =>
  role === 'buyer' ? `Bought from ${otherName}` : `Sold to ${otherName}`

/** How the deal page's first card is dressed. */
export function moodOf({ state, ended, next }: DealView): 'act' | 'wait' | 'done' | 'stopped' {
  if (next.whose === 'you') return 'act'
  if (state === 'settled') return 'done'
  return ended || next.whose === 'nobody' ? 'stopped' : 'wait'
}
