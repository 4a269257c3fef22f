import { tierNamed } from '@/components/market/exterior'
import { ItemArt } from '@/components/market/item-art'
import { RarityDiamond } from '@/components/market/rarity-diamond'
import { WearBar } from '@/components/market/wear-bar'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { formatMoney } from '@/components/ui/format'
import { Link } from '@/components/ui/link'
import type { NamePrice } from '@/lib/listings/schemas'
import type { InventoryItem } from '@/lib/steam/schemas'
import { itemView } from '../../_parts/item'

type Props = {
  item: InventoryItem
  price: NamePrice | undefined
  listingId: string | undefined
  onSell: () => void
}

export function InventoryTile({ item, price, listingId, onSell }: Props) {
  const { name, kind } = itemView(item)
  return (
    <article className="flex h-full flex-col overflow-hidden rounded-lg border bg-surface-1">
      <ItemArt src={item.artSrc} rarity={item.rarity} className="aspect-[16/9.5] border-b p-2 md:px-3.5" />
      <div className="flex flex-1 flex-col gap-1 px-2.5 pt-2 pb-2.5 md:px-3 md:pb-3">
        <div className="flex min-w-0 items-center gap-2 text-xs text-fg-3">
          <RarityDiamond rarity={item.rarity} label />
          <span className="truncate" title={kind}>
            {kind}
          </span>
        </div>
        <h3 className="truncate text-base" title={name}>
          {name}
        </h3>
        <Exterior item={item} />
        {item.wear !== null && <WearBar wear={item.wear} className="mb-1" />}
        <div className="mt-auto flex min-h-9 flex-wrap items-center justify-between gap-2 pt-1.5">
          {listingId ? (
            <>
              <Badge tone="accent">Listed</Badge>
              <Link
                href={`/items/${listingId}`}
                className="link-quiet text-xs"
                aria-label={`Look at ${name}`}
              >
                Look
              </Link>
            </>
          ) : item.listable.ok ? (
            <>
              <Usual item={item} price={price} />
              <Button size="sm" onClick={onSell} aria-label={`Sell ${name}`}>
                Sell
              </Button>
            </>
          ) : (
            <p className="text-xs leading-4.5 text-fg-3">{item.listable.reason}</p>
          )}
        </div>
      </div>
    </article>
  )
}

function Exterior({ item }: { item: InventoryItem }) {
  const tier = tierNamed(item.exterior ?? '')
  if (!tier) return <p className="truncate text-xs text-fg-2">{item.rarity}</p>
  return (
    <p className="flex min-w-0 gap-1.5 text-xs text-fg-2">
      <span className="font-medium" style={{ color: tier.color }}>
        {tier.code}
      </span>
      {item.wear === null ? (
        <span className="truncate">{item.exterior}</span>
      ) : (
        <span className="num-mono">{item.wear.toFixed(4)}</span>
      )}
    </p>
  )
}

function Usual({ item, price }: { item: InventoryItem; price: NamePrice | undefined }) {
  const minor = price?.referenceMinor ?? price?.lowestMinor ?? item.referenceMinor
  if (!minor) return <span />
  return <span className="text-xs text-fg-3">{`about ${formatMoney(minor)}`}</span>
}
