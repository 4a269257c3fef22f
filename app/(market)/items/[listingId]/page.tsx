import { ShieldCheck, Timer } from 'lucide-react'
import type { Metadata } from 'next'
import { cache } from 'react'
import { ActShell, Page } from '@/components/layout/page'
import { FactList } from '@/components/market/fact-list'
import { ItemHero } from '@/components/market/item-hero'
import { ItemTable } from '@/components/market/item-row'
import { PriceHistory } from '@/components/market/price-history'
import { RecentSales } from '@/components/market/recent-sales'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { Card, CardHeader } from '@/components/ui/card'
import { CopyId } from '@/components/ui/copy-id'
import { Time } from '@/components/ui/time'
import { ask, currentPerson } from '@/lib/doors'
import { walletOverview } from '@/lib/ledger'
import { viewListing } from '@/lib/listings'
import type { ListingView } from '@/lib/listings/schemas'
import { gameNames, itemView } from '../../_parts/item'
import { Buy } from './_parts/buy'
import { wearNote } from './_parts/wear-note'

type Props = { params: Promise<{ listingId: string }> }

const load = cache((listingId: string) => ask(viewListing, { listingId }))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const item = await load((await params).listingId)
  return { title: item.marketHashName }
}

export default async function ItemPage({ params }: Props) {
  const listing = await load((await params).listingId)
  const person = await currentPerson()
  const wallet = person ? await ask(walletOverview, { currency: listing.currency }) : null
  const now = new Date().toISOString()
  return (
    <Page>
      <Breadcrumb
        crumbs={[
          { label: 'Market', href: '/market' },
          { label: gameNames[listing.appId] ?? 'Items', href: `/market?appId=${listing.appId}` },
          { label: listing.name },
        ]}
      />
      <ActShell
        asideLabel="Buy this item"
        aside={<Aside listing={listing} availableMinor={wallet?.availableMinor ?? null} now={now} />}
      >
        <ItemHero
          item={itemView(listing)}
          title={listing.name}
          subtitle={listing.type}
          badges={
            listing.quality && listing.quality !== listing.rarity ? <Badge>{listing.quality}</Badge> : null
          }
          wearNote={wearNote(listing)}
          facts={factsOf(listing)}
        />
        <PriceHistory
          points={listing.history.map(({ day, ...prices }) => ({ at: day, ...prices }))}
          referenceMinor={listing.referenceMinor}
          currency={listing.currency}
        />
        <RecentSales
          sales={listing.recentSales.map(({ at, priceMinor, wear }) => ({
            id: `${at}-${priceMinor}`,
            at,
            priceMinor,
            ...(wear === null ? {} : { wear }),
          }))}
          referenceMinor={listing.referenceMinor}
          now={now}
          currency={listing.currency}
        />
        <Closest listing={listing} />
      </ActShell>
    </Page>
  )
}

function factsOf(listing: ListingView) {
  const collection = listing.details.collection
  return [
    ...(listing.wearer ? [{ label: 'Hero or class', value: listing.wearer }] : []),
    { label: 'Kind', value: listing.category },
    ...(listing.exterior ? [{ label: 'Exterior', value: listing.exterior }] : []),
    ...(listing.paintSeed === null
      ? []
      : [{ label: 'Pattern seed', value: <span className="num-mono">{listing.paintSeed}</span> }]),
    ...(typeof collection === 'string' ? [{ label: 'Collection', value: collection }] : []),
    { label: 'Asset', value: <CopyId label="Asset" bare value={listing.assetId} /> },
  ]
}

function Aside({
  listing,
  availableMinor,
  now,
}: {
  listing: ListingView
  availableMinor: number | null
  now: string
}) {
  const { seller } = listing
  return (
    <>
      <Buy listing={listing} availableMinor={availableMinor} />
      <Card className="flex flex-col gap-3 p-4">
        <div className="flex items-center gap-3">
          <Avatar name={seller.name} src={seller.avatarUrl ?? undefined} />
          <div className="min-w-0">
            <p className="truncate font-semibold">{seller.name}</p>
            <p className="text-xs text-fg-3">
              Here since <Time at={seller.since} now={now} />
            </p>
          </div>
        </div>
        <FactList facts={[{ label: 'Items sold here', value: seller.sold.toLocaleString('en-GB') }]} />
      </Card>
      <Card className="p-4">
        <FactList
          facts={[
            { icon: <Timer aria-hidden />, label: 'Trade hold', value: 'None for this game' },
            { icon: <ShieldCheck aria-hidden />, label: 'Protection', value: 'Escrow until delivered' },
          ]}
        />
      </Card>
    </>
  )
}

function Closest({ listing }: { listing: ListingView }) {
  if (listing.closest.length === 0) return null
  return (
    <Card>
      <CardHeader title="Closest copies">{`${listing.offersOfKind.toLocaleString('en-GB')} more of this kind`}</CardHeader>
      <ItemTable
        label="Closest copies"
        rows={listing.closest.map((card) => ({
          id: card.id,
          href: `/items/${card.id}`,
          item: itemView(card),
          priceMinor: card.priceMinor,
          currency: card.currency,
          referenceMinor: card.referenceMinor,
        }))}
      />
    </Card>
  )
}
