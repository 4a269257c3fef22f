'use client'
import { totalWords } from '@/components/market/counts'
import { ItemCard } from '@/components/market/item-card'
import { ItemGrid } from '@/components/market/item-grid'
import { ItemTable } from '@/components/market/item-row'
import type { Delivery } from '@/components/market/item-view'
import { Card } from '@/components/ui/card'
import { LoadMore } from '@/components/ui/load-more'
import type { ListingCard, ListingPage } from '@/lib/listings/schemas'
import { offerOf } from '../../_parts/item'
import { MarketLive } from '../../_parts/market-live'
import type { MarketUrl } from './url'
import { usePages } from './use-pages'

/** Items of these games move on at once; it is two trades through one of our bots. */
const delivery: Delivery = { kind: 'peer', label: 'No hold' }

const eager = 4

const cardProps = (card: ListingCard) => ({ ...offerOf(card), delivery })

export function Offers({ url, first }: { url: MarketUrl; first: ListingPage }) {
  const { cards, more, again, pending, failed } = usePages(url, first)
  return (
    <>
      <MarketLive onChange={() => void again()} />
      {url.view === 'table' ? (
        <Card>
          <ItemTable label="Offers" rows={cards.map((card) => ({ id: card.id, ...cardProps(card) }))} />
        </Card>
      ) : (
        <ItemGrid label="Offers">
          {cards.map((card, index) => (
            <li key={card.id}>
              <ItemCard {...cardProps(card)} priority={index < eager} />
            </li>
          ))}
        </ItemGrid>
      )}
      <LoadMore
        shown={cards.length}
        total={totalWords(first)}
        onMore={more}
        pending={pending}
        failed={failed && 'The next page could not be loaded. Try again.'}
      />
    </>
  )
}
