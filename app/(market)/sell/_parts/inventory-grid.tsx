'use client'
import { PackageSearch, Search } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { ItemGrid } from '@/components/market/item-grid'
import { Empty } from '@/components/ui/empty'
import { Input } from '@/components/ui/input'
import type { NamePrice } from '@/lib/listings/schemas'
import type { InventoryItem } from '@/lib/steam/schemas'
import { InventoryTile } from './inventory-tile'

const SellDialog = lazy(() => import('./sell-dialog').then((module) => ({ default: module.SellDialog })))

type Props = {
  items: InventoryItem[]
  prices: NamePrice[]
  /** Asset id -> id of its open listing. */
  listed: Record<string, string>
  feeBps: number
}

export function InventoryGrid({ items, prices, listed, feeBps }: Props) {
  const [chosen, setChosen] = useState<InventoryItem | null>(null)
  const [words, setWords] = useState('')
  const priceOf = new Map(prices.map((price) => [price.marketHashName, price]))
  const worth = (item: InventoryItem) =>
    priceOf.get(item.marketHashName)?.referenceMinor ?? item.referenceMinor ?? 0
  const wanted = words.trim().toLowerCase()
  const shown = items
    .filter((item) => `${item.marketHashName} ${item.wearer ?? ''}`.toLowerCase().includes(wanted))
    .sort((a, b) => Number(b.listable.ok) - Number(a.listable.ok) || worth(b) - worth(a))
  return (
    <>
      <Input
        type="search"
        aria-label="Search in your inventory"
        placeholder="Search in your inventory"
        before={<Search aria-hidden />}
        className="mb-3 md:max-w-[340px]"
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {shown.length === 0 ? (
        <Empty icon={<PackageSearch aria-hidden />} title="No item is called that">
          Try another word, or another game above.
        </Empty>
      ) : (
        <ItemGrid label="Your items">
          {shown.map((item) => (
            <li key={item.assetId}>
              <InventoryTile
                item={item}
                price={priceOf.get(item.marketHashName)}
                listingId={listed[item.assetId]}
                onSell={() => setChosen(item)}
              />
            </li>
          ))}
        </ItemGrid>
      )}
      {chosen && (
        <Suspense fallback={null}>
          <SellDialog
            item={chosen}
            price={priceOf.get(chosen.marketHashName)}
            feeBps={feeBps}
            onClose={() => setChosen(null)}
          />
        </Suspense>
      )}
    </>
  )
}
