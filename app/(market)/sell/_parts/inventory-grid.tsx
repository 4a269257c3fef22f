'use client'
import { useState } from 'react'
import { ItemArt } from '@/components/market/item-art'
import { ItemGrid } from '@/components/market/item-grid'
import { RarityDiamond } from '@/components/market/rarity-diamond'
import { WearBar } from '@/components/market/wear-bar'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import type { InventoryItem } from '@/lib/steam/schemas'
import { SellDialog } from './sell-dialog'

type Props = { items: InventoryItem[]; listed: string[]; feeBps: number }

export function InventoryGrid({ items, listed, feeBps }: Props) {
  const [chosen, setChosen] = useState<InventoryItem | null>(null)
  const [words, setWords] = useState('')
  const shown = items.filter((item) => item.marketHashName.toLowerCase().includes(words.trim().toLowerCase()))
  const taken = new Set(listed)
  return (
    <>
      <Input
        type="search"
        aria-label="Search in your inventory"
        placeholder="Search in your inventory"
        className="mb-3 max-w-[340px]"
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <ItemGrid label="Your items">
        {shown.map((item) => (
          <li key={item.assetId}>
            <Tile item={item} listed={taken.has(item.assetId)} onSell={() => setChosen(item)} />
          </li>
        ))}
      </ItemGrid>
      {chosen && <SellDialog item={chosen} feeBps={feeBps} onClose={() => setChosen(null)} />}
    </>
  )
}

function Tile({ item, listed, onSell }: { item: InventoryItem; listed: boolean; onSell: () => void }) {
  return (
    <article className="flex h-full flex-col overflow-hidden rounded-lg border bg-surface-1">
      <ItemArt src={item.artSrc} rarity={item.rarity} className="aspect-[16/9.5] border-b p-2" />
      <div className="flex flex-1 flex-col gap-1 p-3">
        <div className="flex items-center gap-2 text-xs text-fg-3">
          <RarityDiamond rarity={item.rarity} label />
          <span className="truncate">{item.category}</span>
        </div>
        <h3 className="truncate text-base">{item.name}</h3>
        <p className="truncate text-xs text-fg-2">{item.exterior ?? item.rarity}</p>
        {item.wear !== null && <WearBar wear={item.wear} />}
        <div className="mt-auto pt-2">
          {listed ? (
            <Badge tone="accent">Listed</Badge>
          ) : item.listable.ok ? (
            <Button size="sm" onClick={onSell} aria-label={`Sell ${item.name}`}>
              Sell
            </Button>
          ) : (
            <p className="text-xs leading-4.5 text-fg-3">{item.listable.reason}</p>
          )}
        </div>
      </div>
    </article>
  )
}
