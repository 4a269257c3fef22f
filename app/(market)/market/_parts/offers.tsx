'use client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { ItemCard } from '@/components/market/item-card'
import { ItemGrid } from '@/components/market/item-grid'
import { ItemTable } from '@/components/market/item-row'
import type { Delivery } from '@/components/market/item-view'
import { Alert } from '@/components/ui/alert'
import { LoadMore } from '@/components/ui/load-more'
import { type ListingCard, type ListingPage, listingPageView } from '@/lib/listings/schemas'
import { itemView } from '../../_parts/item'
import { type MarketUrl, queryOf } from './url'

/** Every item goes through one of our bots. */
const delivery: Delivery = { kind: 'hold', label: 'Escrow' }

const eager = 10

async function fetchPage(url: MarketUrl, cursor: string): Promise<ListingPage> {
  const query = queryOf({ ...url, filters: { ...url.filters, cursor } })
  const answer = await fetch(`/api/v1/listings?${query}`)
  if (!answer.ok) throw new Error('The next page could not be loaded.')
  return listingPageView.parse(await answer.json())
}

const cardProps = (card: ListingCard) => ({
  href: `/items/${card.id}`,
  item: itemView(card),
  priceMinor: card.priceMinor,
  currency: card.currency,
  referenceMinor: card.referenceMinor,
  delivery,
})

export function Offers({ url, first }: { url: MarketUrl; first: ListingPage }) {
  const more = useInfiniteQuery({
    queryKey: ['listings', queryOf(url)],
    queryFn: ({ pageParam }) => fetchPage(url, pageParam),
    initialPageParam: '',
    initialData: { pages: [first], pageParams: [''] },
    getNextPageParam: (page) => page.nextCursor,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })
  const cards = more.data.pages.flatMap((page) => page.items)
  const total = `${first.total.count.toLocaleString('en-GB')}${first.total.more ? '+' : ''}`
  return (
    <>
      {url.view === 'table' ? (
        <ItemTable label="Offers" rows={cards.map((card) => ({ id: card.id, ...cardProps(card) }))} />
      ) : (
        <ItemGrid label="Offers">
          {cards.map((card, index) => (
            <li key={card.id}>
              <ItemCard {...cardProps(card)} priority={index < eager} />
            </li>
          ))}
        </ItemGrid>
      )}
      {more.isError && (
        <Alert tone="warning" live className="mt-4">
          The next page could not be loaded. Try again.
        </Alert>
      )}
      <LoadMore
        shown={cards.length}
        total={total}
        onMore={more.hasNextPage ? () => void more.fetchNextPage() : undefined}
        pending={more.isFetchingNextPage}
      />
    </>
  )
}
