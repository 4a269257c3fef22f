import type { BadgeTone } from '@/components/ui/badge'
import type { CardDisputeView, DifferenceView } from '@/lib/payments/schemas'

export const kindWords: Record<DifferenceView['kind'], string> = {
  missing_here: 'The provider has a line that we do not expect',
  missing_there: 'We expect a line that the provider does not have',
  amount: 'A buyer paid another sum than we asked for',
  balance: 'Our account of the provider does not add up',
}

export const disputeWords: Record<CardDisputeView['state'], { text: string; tone: BadgeTone }> = {
  open: { text: 'Needs an answer', tone: 'warning' },
  under_review: { text: 'The bank decides', tone: 'info' },
  won: { text: 'Won', tone: 'positive' },
  lost: { text: 'Lost', tone: 'negative' },
}
