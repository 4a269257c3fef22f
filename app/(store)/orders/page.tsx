import { PackageSearch } from 'lucide-react'
import type { Metadata } from 'next'
import { Page, PageHeader } from '@/components/layout/page'
import { OrderList } from '@/components/orders/order-list'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { LinkButton } from '@/components/ui/link-button'
import { SegmentedLinks } from '@/components/ui/segmented-links'
import { ask } from '@/lib/doors'
import { myOrders, mySales } from '@/lib/orders'
import { orderShows } from '@/lib/orders/schemas'

export const metadata: Metadata = { title: 'Orders' }

type Props = { searchParams: Promise<{ show?: string; side?: string; cursor?: string }> }
type Show = (typeof orderShows)[number]
type Side = 'bought' | 'sold'

const showWords: Record<Show, string> = { all: 'All', open: 'Open', ended: 'Ended' }

function hrefOf(side: Side, show: Show, cursor?: string): string {
  const query = new URLSearchParams()
  if (side !== 'bought') query.set('side', side)
  if (show !== 'all') query.set('show', show)
  if (cursor) query.set('cursor', cursor)
  return query.size > 0 ? `/orders?${query}` : '/orders'
}

export default async function OrdersPage({ searchParams }: Props) {
  const given = await searchParams
  const show = orderShows.find((each) => each === given.show) ?? 'all'
  const side: Side = given.side === 'sold' ? 'sold' : 'bought'
  const { items, nextCursor } = await ask(side === 'bought' ? myOrders : mySales, {
    show,
    cursor: given.cursor,
  })
  const now = new Date().toISOString()
  return (
    <Page>
      <PageHeader title="Orders" description="What you bought and what others bought from you." />
      <div className="mb-4 flex flex-wrap items-center gap-3">
        <SegmentedLinks
          label="Your side"
          links={(['bought', 'sold'] as const).map((each) => ({
            href: hrefOf(each, show),
            label: each === 'bought' ? 'Bought' : 'Sold',
            current: each === side,
          }))}
        />
        <SegmentedLinks
          label="Which orders"
          links={orderShows.map((each) => ({
            href: hrefOf(side, each),
            label: showWords[each],
            current: each === show,
          }))}
        />
      </div>
      {items.length === 0 ? (
        <Nothing side={side} />
      ) : (
        <OrderList
          title={side === 'bought' ? 'Bought' : 'Sold'}
          rows={items}
          hrefOf={({ id }) => (side === 'bought' ? `/orders/${id}` : `/sales/${id}`)}
          towards={side === 'bought' ? 'from' : 'to'}
          next={nextCursor && hrefOf(side, show, nextCursor)}
          now={now}
        />
      )}
    </Page>
  )
}

function Nothing({ side }: { side: Side }) {
  const act =
    side === 'bought' ? (
      <LinkButton href="/goods" variant="primary">
        Look at goods
      </LinkButton>
    ) : (
      <LinkButton href="/sell/goods" variant="primary">
        Sell goods
      </LinkButton>
    )
  return (
    <Card>
      <Empty icon={<PackageSearch />} title="No order is here" actions={act}>
        Each order gets a page that says where it stands and where the money is.
      </Empty>
    </Card>
  )
}
