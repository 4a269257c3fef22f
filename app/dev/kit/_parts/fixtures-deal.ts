import type { TimelineEntry } from '@/components/deals/timeline'

export const dealSteps: TimelineEntry[] = [
  {
    id: 'bought',
    state: 'done',
    time: '14:02:11',
    title: 'Offer accepted',
    body: 'You bought at €24.10. The price is locked.',
    who: 'You',
    proofs: [{ label: 'Deal', value: 'deal_01JD7Q2M4K' }],
  },
  {
    id: 'escrow',
    state: 'done',
    time: '14:02:11',
    title: '€24.10 moved into escrow',
    body: 'From your wallet to the escrow account of this deal. Neither side can touch it.',
    who: 'Tradepost',
    proofs: [{ label: 'Posting', value: 'pst_01JD7Q2M9T' }],
  },
  {
    id: 'sent',
    state: 'done',
    time: '14:09:50',
    title: 'Trade offer sent on Steam',
    body: 'The item, wear and stickers match the listing exactly. Checked by us before you see it.',
    who: 'mferreira',
    proofs: [
      { label: 'Steam offer', value: '6841120937' },
      { label: 'Seen asset', value: '38104422917' },
    ],
  },
  {
    id: 'now',
    state: 'now',
    time: 'now',
    title: 'Accept the trade offer',
    body: 'Check that the offer contains only this item and asks for nothing. We watch Steam and move on by ourselves.',
    who: 'You',
    proofs: [
      { label: 'Trade id', pending: 'after you accept' },
      { label: 'New asset id', pending: 'after you accept' },
    ],
  },
  {
    id: 'delivered',
    state: 'next',
    time: 'within 1 min',
    title: 'Delivery confirmed',
    body: 'We read your inventory and match the new asset id, seed and wear.',
    who: 'Tradepost',
  },
  {
    id: 'paid',
    state: 'next',
    time: '27 Nov, 14:10',
    title: 'Seller is paid',
    body: '€23.38 to mferreira, €0.72 fee to Tradepost. The deal is closed.',
    who: 'Tradepost',
  },
]
