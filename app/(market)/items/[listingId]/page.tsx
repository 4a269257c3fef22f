import type { Metadata } from 'next'
import { ActShell, Page } from '@/components/layout/page'
import { withoutExterior } from '@/components/market/exterior'
import { ItemHero } from '@/components/market/item-hero'
import { ItemTable } from '@/components/market/item-row'
import { PriceHistory } from '@/components/market/price-history'
import { RecentSales } from '@/components/market/recent-sales'
import { Badge } from '@/components/ui/badge'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { Card, CardHeader } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import { ask, currentPerson } from '@/lib/doors'
import { walletOverview } from '@/lib/ledger'
import type { ListingView } from '@/lib/listings/schemas'
import { gameNames, itemView, offerOf } from '../../_parts/item'
import { MarketLive } from '../../_parts/market-live'
import { Aside } from './_parts/aside'
import { factsOf, salesSince } from './_parts/facts'
import { loadItem } from './_parts/load'
import { wearNote } from './_parts/wear-note'

type Props = { params: Promise<{ listingId: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const item = await loadItem((await params).listingId)
  return { title: item.marketHashName }
}

export default async function ItemPage({ params }: Props) {
  const listing = await loadItem((await params).listingId)
  const person = await currentPerson()
  const wallet = person ? await ask(walletOverview, { currency: listing.currency }) : null
  const now = new Date()
  const name = withoutExterior(listing.name, listing.exterior)
  return (
    <Page>
      <MarketLive topics={[listing.id, ...listing.closest.map(({ id }) => id)]} />
      <Breadcrumb
        crumbs={[
          { label: 'Market', href: '/market' },
          { label: gameNames[listing.appId] ?? 'Items', href: `/market?appId=${listing.appId}` },
          {
            label: listing.category,
            href: `/market?appId=${listing.appId}&category=${encodeURIComponent(listing.category)}`,
          },
          { label: name },
        ]}
      />
      <ActShell
        asideLabel="Buy this item"
        aside={<Aside listing={listing} availableMinor={wallet?.availableMinor ?? null} />}
      >
        <Hero listing={listing} name={name} now={now} />
        <PriceHistory
          points={listing.history.map(({ day, ...prices }) => ({ at: day, ...prices }))}
          referenceMinor={listing.referenceMinor}
          currency={listing.currency}
          now={now.toISOString()}
        />
        <RecentSales
          sales={listing.recentSales.map(({ at, priceMinor, wear }) => ({
            id: `${at}-${priceMinor}`,
            at,
            priceMinor,
            ...(wear === null ? {} : { wear }),
          }))}
          referenceMinor={listing.referenceMinor}
          now={now.toISOString()}
          summary={`${salesSince(listing, now, 7).toLocaleString('en-GB')} in 7 days`}
          currency={listing.currency}
        />
        <Closest listing={listing} />
      </ActShell>
    </Page>
  )
}

function Hero({ listing, name, now }: { listing: ListingView; name: string; now: Date }) {
  const { quality, rarity, type } = listing
  return (
    <ItemHero
      item={itemView(listing)}
      title={name}
      subtitle={type}
      badges={quality && quality !== rarity ? <Badge>{quality}</Badge> : null}
      wearNote={wearNote(listing)}
      facts={factsOf(listing, now)}
    />
  )
}

function Closest({ listing }: { listing: ListingView }) {
  if (listing.closest.length === 0) return null
  const all = `/market?appId=${listing.appId}&q=${encodeURIComponent(listing.marketHashName)}`
  return (
    <Card>
      <CardHeader title="Closest copies">
        <Link href={all} className="link-quiet">
          {`All ${(listing.offersOfKind + 1).toLocaleString('en-GB')} offers`}
        </Link>
      </CardHeader>
      <ItemTable
        label="Closest copies"
        rows={listing.closest.map((card) => ({
          id: card.id,
          ...offerOf(card),
          delivery: { kind: 'peer', label: 'No hold' },
        }))}
      />
    </Card>
  )
}
