import type { ReactNode } from 'react'
import { Badge } from '../ui/badge'
import { Card } from '../ui/card'
import { cn } from '../ui/cn'
import { ExteriorBar } from './exterior-bar'
import { ItemArt } from './item-art'
import type { ItemView } from './item-view'
import { RarityDiamond } from './rarity-diamond'
import { wearTierOf } from './wear'
import { WearBar } from './wear-bar'

type Props = {
  item: ItemView
  title: string
  subtitle?: ReactNode
  badges?: ReactNode
  /** Under the wear bar: how this copy compares. */
  wearNote?: ReactNode
  facts: { label: string; value: ReactNode }[]
}

/** The item page's first card: the item large on its stage, its exact facts beside it. */
export function ItemHero({ item, title, subtitle, badges, wearNote, facts }: Props) {
  return (
    <Card
      data-slot="item-hero"
      className="grid overflow-hidden md:grid-cols-[minmax(0,1.28fr)_minmax(0,1fr)]"
    >
      <ItemArt
        src={item.artSrc}
        rarity={item.rarity}
        priority
        className="min-h-[200px] border-b p-5 md:min-h-[332px] md:border-r md:border-b-0 md:px-8 md:py-9"
      />
      <div
        className={cn(
          'flex flex-col gap-4.5 p-4 md:p-5',
          (item.exterior || item.wear !== undefined) && 'justify-between',
        )}
      >
        <div>
          <div className="mb-2 flex flex-wrap gap-1.5">
            <Badge>
              <RarityDiamond rarity={item.rarity} className="size-1.5" />
              {item.rarity}
            </Badge>
            {badges}
          </div>
          <h1>{title}</h1>
          {subtitle && <p className="mt-0.5 text-fg-2">{subtitle}</p>}
        </div>
        {item.wear === undefined && item.exterior && <Tier exterior={item.exterior} note={wearNote} />}
        {item.wear !== undefined && <ExactWear wear={item.wear} note={wearNote} />}
        <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-2.5">
          {facts.map((fact) => (
            <div key={fact.label} className="contents">
              <dt className="text-fg-3">{fact.label}</dt>
              <dd className="min-w-0 truncate text-right">{fact.value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Card>
  )
}

function Tier({ exterior, note }: { exterior: string; note?: ReactNode }) {
  return (
    <div>
      <div className="mb-2 flex justify-between">
        <span>Exterior</span>
        <span className="font-semibold">{exterior}</span>
      </div>
      <ExteriorBar exterior={exterior} className="h-2" />
      {note && <p className="mt-2 text-xs leading-4.5 text-fg-2">{note}</p>}
    </div>
  )
}

function ExactWear({ wear, note }: { wear: number; note?: ReactNode }) {
  return (
    <div>
      <div className="mb-1 flex justify-between">
        <span>Exact wear, {wearTierOf(wear).name}</span>
        <span className="num-mono font-semibold">{wear.toFixed(9)}</span>
      </div>
      <WearBar wear={wear} big />
      {note && <p className="mt-1.5 text-xs leading-4.5 text-fg-2">{note}</p>}
    </div>
  )
}
