import { Handshake, SearchX } from 'lucide-react'
import type { Metadata } from 'next'
import { Page, PageHeader } from '@/components/layout/page'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { LinkButton } from '@/components/ui/link-button'
import { SegmentedLinks } from '@/components/ui/segmented-links'
import { myDeals } from '@/lib/deals'
import { dealShows, type MyDealsView } from '@/lib/deals/schemas'
import { ask } from '@/lib/doors'
import { DealList, WaitingList } from './_parts/deal-list'

export const metadata: Metadata = { title: 'Deals' }

type Props = { searchParams: Promise<{ show?: string; role?: string }> }
type Show = (typeof dealShows)[number]
type Role = 'buyer' | 'seller' | undefined

export default async function DealsPage({ searchParams }: Props) {
  const given = await searchParams
  const show = dealShows.find((each) => each === given.show) ?? 'all'
  const role = (['buyer', 'seller'] as const).find((each) => each === given.role)
  const query = queryOf(show, role)
  const page = await ask(myDeals, { show, role })
  const waiting =
    show !== 'moves' && page.counts.moves > 0 ? (await ask(myDeals, { show: 'moves', role })).items : []
  const first = { ...page, items: page.items.filter((row) => show === 'moves' || !row.yourMove) }
  const now = new Date().toISOString()
  return (
    <Page>
      <PageHeader title="Deals" description={<Summary counts={page.counts} />} />
      {(page.counts.all > 0 || role) && (
        <div className="mb-4 flex flex-wrap items-center gap-3">
          <ShowLinks show={show} role={role} counts={page.counts} />
          <SegmentedLinks
            label="Your side"
            links={[
              { href: hrefOf(show, undefined), label: 'Both sides', current: role === undefined },
              { href: hrefOf(show, 'buyer'), label: 'Bought', current: role === 'buyer' },
              { href: hrefOf(show, 'seller'), label: 'Sold', current: role === 'seller' },
            ]}
          />
        </div>
      )}
      <div className="flex flex-col gap-4">
        {waiting.length > 0 && <WaitingList rows={waiting} now={now} />}
        {page.counts[show] === 0 ? (
          <Nothing filtered={show !== 'all' || role !== undefined} />
        ) : (
          first.items.length > 0 && (
            <DealList
              key={query}
              title={titles[show]}
              first={first}
              total={page.counts[show]}
              query={query}
              now={now}
            />
          )
        )}
      </div>
    </Page>
  )
}

const titles: Record<Show, string> = {
  all: 'All deals',
  moves: 'Your move',
  open: 'Open deals',
  ended: 'Ended deals',
}

function queryOf(show: Show, role: Role): string {
  const query = new URLSearchParams()
  if (show !== 'all') query.set('show', show)
  if (role) query.set('role', role)
  return query.toString()
}

function hrefOf(show: Show, role: Role): string {
  const query = queryOf(show, role)
  return query ? `/deals?${query}` : '/deals'
}

type Counts = MyDealsView['counts']

function ShowLinks({ show, role, counts }: { show: Show; role: Role; counts: Counts }) {
  const labels: Record<Show, string> = { all: 'All', moves: 'Your move', open: 'Open', ended: 'Ended' }
  return (
    <SegmentedLinks
      label="Which deals"
      links={dealShows.map((each) => ({
        href: hrefOf(each, role),
        label: (
          <>
            {labels[each]} <span className="text-fg-3">{counts[each]}</span>
          </>
        ),
        current: each === show,
      }))}
    />
  )
}

function Summary({ counts }: { counts: Counts }) {
  if (counts.all === 0) return 'Items you buy and sell, from the first second to the last.'
  const open = counts.open === 1 ? '1 open' : `${counts.open} open`
  if (counts.moves === 0) return `${open}, none waits for you.`
  return (
    <>
      <b className="font-medium text-accent-text">
        {counts.moves === 1 ? '1 waits for you' : `${counts.moves} wait for you`}
      </b>
      , {open}
    </>
  )
}

function Nothing({ filtered }: { filtered: boolean }) {
  if (filtered)
    return (
      <Card>
        <Empty
          icon={<SearchX />}
          title="No deal is like that"
          actions={<LinkButton href="/deals">Show all deals</LinkButton>}
        >
          Take a filter away to see the others.
        </Empty>
      </Card>
    )
  return (
    <Card>
      <Empty
        icon={<Handshake />}
        title="No deals yet"
        actions={
          <>
            <LinkButton href="/market" variant="primary">
              Find an item
            </LinkButton>
            <LinkButton href="/sell">Sell an item</LinkButton>
          </>
        }
      >
        Buy an item or list one of yours. Each deal then has a page that says whose move it is and where the
        money is.
      </Empty>
    </Card>
  )
}
