import { Badge } from '../ui/badge'
import { Link } from '../ui/link'
import { Money } from '../ui/money'
import { PriceDiff } from '../ui/price-diff'
import { Skeleton } from '../ui/skeleton'
import { DeliveryNote } from './delivery-note'
import { tierNamed } from './exterior'
import { ExteriorBar } from './exterior-bar'
import { ItemArt } from './item-art'
import type { Delivery, ItemView } from './item-view'
import { RarityDiamond } from './rarity-diamond'
import { wearTierOf } from './wear'
import { WearBar } from './wear-bar'

export type ItemCardProps = {
  href: string
  item: ItemView
  priceMinor: number
  currency?: string
  referenceMinor?: number | null
  delivery?: Delivery | undefined
  priority?: boolean | undefined
}

export function ItemCard({
  href,
  item,
  priceMinor,
  currency,
  referenceMinor,
  delivery,
  priority,
}: ItemCardProps) {
  return (
    <Link
      href={href}
      data-slot="item-card"
      className="group relative flex h-full flex-col overflow-hidden rounded-lg border bg-surface-1 hover:border-border-3"
    >
      <ItemArt
        src={item.artSrc}
        rarity={item.rarity}
        priority={priority}
        className="aspect-[16/9.5] border-b p-2 md:px-3.5 md:py-3"
      />
      {item.tag && <Badge className="absolute top-2 left-2">{item.tag}</Badge>}
      <div className="flex flex-1 flex-col gap-1 px-2.5 pt-2 pb-2.5 md:px-3 md:pt-2.5 md:pb-3">
        <div className="flex min-w-0 items-center gap-2 text-xs text-fg-3">
          <RarityDiamond rarity={item.rarity} label />
          <span className="truncate" title={item.kind}>
            {item.kind}
          </span>
          {item.seed !== undefined && <span className="num-mono ml-auto">#{item.seed}</span>}
        </div>
        <h3 className="truncate text-base" title={item.name}>
          {item.name}
        </h3>
        <div className="flex min-w-0 items-center gap-1.5 text-xs">
          <WearWords item={item} />
          {delivery && <DeliveryNote delivery={delivery} className="ml-auto" />}
        </div>
        {item.wear !== undefined && <WearBar wear={item.wear} className="mt-0.5 mb-1" />}
        {item.wear === undefined && item.exterior && (
          <ExteriorBar exterior={item.exterior} className="mt-2 mb-1.5" />
        )}
        <div className="mt-auto flex flex-wrap items-baseline justify-between gap-x-2 pt-0.5">
          <Money
            minor={priceMinor}
            {...(currency ? { currency } : {})}
            className="text-md font-semibold tracking-tight"
          />
          <PriceDiff priceMinor={priceMinor} referenceMinor={referenceMinor ?? null} />
        </div>
      </div>
    </Link>
  )
}

function WearWords({ item }: { item: ItemView }) {
  const tier = item.wear === undefined ? tierNamed(item.exterior ?? '') : wearTierOf(item.wear)
  if (!tier) return <span className="truncate text-fg-2">{item.rarity}</span>
  return (
    <>
      <abbr title={tier.name} className="font-medium no-underline" style={{ color: tier.color }}>
        {tier.code}
      </abbr>
      {item.wear === undefined ? (
        <span className="truncate text-fg-2">{item.exterior}</span>
      ) : (
        <span className="num-mono text-fg-2">{item.wear.toFixed(4)}</span>
      )}
    </>
  )
}

/** The true shape while loading. */
export function ItemCardSkeleton() {
  return (
    <div
      data-slot="item-card-skeleton"
      aria-hidden
      className="overflow-hidden rounded-lg border bg-surface-1"
    >
      <Skeleton className="aspect-[16/9.5] rounded-none" />
      <div className="flex flex-col gap-2 p-3">
        <Skeleton className="h-3 w-1/2" />
        <Skeleton className="h-4 w-3/4" />
        <Skeleton className="h-3 w-2/3" />
        <Skeleton className="mt-1.5 h-5 w-1/3" />
      </div>
    </div>
  )
}
