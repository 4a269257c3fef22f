import { PackageSearch, Tag } from 'lucide-react'
import type { Metadata } from 'next'
import { ListShell, Page, PageHeader } from '@/components/layout/page'
import { AppliedChips } from '@/components/market/applied-chips'
import { totalWords } from '@/components/market/counts'
import { Empty } from '@/components/ui/empty'
import { LinkButton } from '@/components/ui/link-button'
import { ask } from '@/lib/doors'
import { goodsPage } from '@/lib/goods'
import { countries } from '@/lib/kernel/countries'
import { MarketLive } from '../_parts/market-live'
import { chipsOf } from './_parts/chips'
import { FilterRail, GoodsControls } from './_parts/filters'
import { Offers } from './_parts/offers'
import { readUrl } from './_parts/read-url'
import { hrefOf } from './_parts/url'

export const metadata: Metadata = { title: 'Goods' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function GoodsSearchPage({ searchParams }: Props) {
  const filters = readUrl(await searchParams)
  const page = await ask(goodsPage, filters)
  const parts = { filters, page, countries: countries() }
  return (
    <Page>
      <MarketLive types={['goods.']} />
      <PageHeader
        title="Goods"
        description={
          <>
            <b className="font-medium text-fg-1">{totalWords(page)}</b>{' '}
            {page.total.count === 1 ? 'offer matches' : 'offers match'} · sent to you by their sellers
          </>
        }
        actions={
          <LinkButton href="/sell/goods">
            <Tag aria-hidden />
            Sell goods
          </LinkButton>
        }
      />
      <ListShell rail={<FilterRail {...parts} />}>
        <GoodsControls {...parts} />
        <AppliedChips chips={chipsOf(filters)} clearHref="/goods" />
        <h2 className="sr-only">Offers</h2>
        {page.similar && page.items.length > 0 && (
          <p role="status" className="mb-3 text-fg-2">
            {`Nothing has the words “${filters.q}”. These titles come closest.`}
          </p>
        )}
        {page.items.length === 0 ? (
          <Nothing />
        ) : (
          <Offers key={hrefOf(filters)} filters={filters} first={page} />
        )}
      </ListShell>
    </Page>
  )
}

const Nothing = () => (
  <Empty
    icon={<PackageSearch aria-hidden />}
    title="No goods match"
    actions={<LinkButton href="/goods">Show everything</LinkButton>}
  >
    Take a filter away or search for another word. New offers appear here within a second.
  </Empty>
)
