'use client'
import { Gift } from 'lucide-react'
import { ListEnd } from '@/app/_parts/list-end'
import { useMore } from '@/app/_parts/use-more'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { Card, CardHeader } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { Money } from '@/components/ui/money'
import { Time } from '@/components/ui/time'
import type { GiftCardView } from '@/lib/gift-cards/schemas'
import { CardActs } from './card-acts'

type Page = { items: GiftCardView[]; nextCursor: string | null }

const words: Record<GiftCardView['state'], string> = {
  issued: 'not redeemed',
  redeemed: 'redeemed',
  void: 'taken back',
}
const tones: Partial<Record<GiftCardView['state'], BadgeTone>> = { issued: 'accent' }

export function CardList({ first, now }: { first: Page; now: string }) {
  const { items, more, pending, failed } = useMore<GiftCardView, Page>(
    first,
    (cursor) => `/gift-cards?cursor=${encodeURIComponent(cursor)}`,
    (page) => page,
  )
  return (
    <div>
      <Card>
        <CardHeader title="Your gift cards" />
        {items.length === 0 ? (
          <Empty icon={<Gift />} title="No gift cards yet">
            Cards that you buy, are given or redeem are listed here. If you have a code, type it into the
            form.
          </Empty>
        ) : (
          <ul aria-label="Your gift cards" className="divide-y">
            {items.map((card) => (
              <Row key={card.id} card={card} now={now} />
            ))}
          </ul>
        )}
      </Card>
      {items.length > 0 && <ListEnd shown={items.length} more={more} pending={pending} failed={failed} />}
    </div>
  )
}

function Row({ card, now }: { card: GiftCardView; now: string }) {
  const { amountMinor, currency, last4, state, message, redeemedAt } = card
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          <Money minor={amountMinor} currency={currency} />
          <span className="font-mono text-xs text-fg-3">…{last4}</span>
          <Badge tone={tones[state]}>{words[state]}</Badge>
        </p>
        {message && <p className="mt-1 wrap-anywhere text-fg-2">“{message}”</p>}
        <p className="text-xs wrap-anywhere text-fg-3">
          <Way card={card} now={now} />
          {redeemedAt && (
            <>
              {' · redeemed '}
              <Time at={redeemedAt} now={now} />
            </>
          )}
        </p>
      </div>
      <CardActs card={card} />
    </li>
  )
}

/** For whom it is, and whether it has reached them. */
function Way({ card, now }: { card: GiftCardView; now: string }) {
  const { role, recipient, recipientEmail, deliveredAt, deliverAt } = card
  if (role === 'received')
    return (
      <>
        {'given to you '}
        <Time at={deliverAt} now={now} />
      </>
    )
  const whom = recipient === 'self' ? 'bought for yourself' : `for ${recipientEmail ?? 'somebody here'}`
  if (recipient === 'self' || card.state !== 'issued') return whom
  return (
    <>
      {whom}
      {deliveredAt ? ', sent ' : ', to be sent '}
      <Time at={deliveredAt ?? deliverAt} now={now} />
    </>
  )
}
