import { SearchX, Tag } from 'lucide-react'
import type { Metadata } from 'next'
import { ListShell, Page, PageHeader } from '@/components/layout/page'
import { AppliedChips } from '@/components/market/applied-chips'
import { totalWords } from '@/components/market/counts'
import { Empty } from '@/components/ui/empty'
import { LinkButton } from '@/components/ui/link-button'
import { Time } from '@/components/ui/time'
import { ask } from '@/lib/doors'
import { listingPage } from '@/lib/listings'
import { type ListingPage, pageSize } from '@/lib/listings/schemas'
import { gameNames } from '../_parts/item'
import { MarketLive } from '../_parts/market-live'
import { chipsOf } from './_parts/chips'
import { FilterRail, MarketControls } from './_parts/filters'
import { Offers } from './_parts/offers'
import { readUrl } from './_parts/read-url'
import { hrefOf, type MarketUrl } from './_parts/url'

export const metadata: Metadata = { title: 'Market' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function MarketPage({ searchParams }: Props) {
  const url = readUrl(await searchParams)
  const page = await ask(listingPage, url.filters)
  const title =
    url.filters.appId === undefined ? 'All items' : `${gameNames[url.filters.appId] ?? 'Unknown'} items`
  return (
    <Page>
      <PageHeader
        title={title}
        description={<Summary page={page} />}
        actions={
          <LinkButton href="/sell">
            <Tag aria-hidden />
            Sell items
          </LinkButton>
        }
      />
      <ListShell rail={<FilterRail url={url} page={page} />}>
        <MarketControls url={url} page={page} />
        <AppliedChips
          chips={chipsOf(url)}
          clearHref={hrefOf({ filters: { sort: 'newest', limit: pageSize }, view: url.view })}
        />
        <h2 className="sr-only">Offers</h2>
        {page.similar && page.items.length > 0 && (
          <p role="status" className="mb-3 text-fg-2">
            {`Nothing is called “${url.filters.q}”. These names come closest.`}
          </p>
        )}
        {page.items.length === 0 ? (
          <>
            <MarketLive />
            <Nothing url={url} />
          </>
        ) : (
          <Offers key={hrefOf(url)} url={url} first={page} />
        )}
      </ListShell>
    </Page>
  )
}

function Summary({ page }: { page: ListingPage }) {
  return (
    <>
      <b className="font-medium text-fg-1">{totalWords(page)}</b>{' '}
      {page.total.count === 1 ? 'offer matches' : 'offers match'} · prices against the 7-day reference
      {page.newestAt && (
        <>
          {' '}
          · newest offer <Time at={page.newestAt} now={new Date().toISOString()} />
        </>
      )}
    </>
  )
}

function Nothing({ url }: { url: MarketUrl }) {
  return (
    <Empty
      icon={<SearchX aria-hidden />}
      title="No offer matches"
      actions={
        <LinkButton href={hrefOf({ filters: { sort: 'newest', limit: pageSize }, view: url.view })}>
          Show everything
        </LinkButton>
      }
    >
      Take a filter away or search for another word. New offers appear here within a second.
    </Empty>
  )
}
