'use client'
import { useState } from 'react'
import { CheckFacet } from '@/components/market/check-facet'
import { Facet } from '@/components/market/facet'
import { ListSearch, SortSelect, ViewToggle } from '@/components/market/list-controls'
import { PriceFacet } from '@/components/market/price-facet'
import { cs2Wear } from '@/components/market/wear'
import { SegmentedLinks } from '@/components/ui/segmented-links'

const counts = [2, 2, 3, 8, 14, 22, 21, 23, 30, 31, 20, 27, 18, 20, 12, 13, 10, 9, 6, 5, 4, 3, 2, 2]
const rarities = ['Extraordinary', 'Covert', 'Classified', 'Restricted', 'Mil-Spec']

export function SampleRail() {
  const [price, setPrice] = useState<{ fromMinor: number | null; toMinor: number | null }>({
    fromMinor: 2_000,
    toMinor: 200_000,
  })
  const [on, setOn] = useState(
    new Set(['Factory New', 'Minimal Wear', 'Field-Tested', 'Covert', 'Classified']),
  )
  const change = (value: string, checked: boolean) => {
    const next = new Set(on)
    if (checked) next.add(value)
    else next.delete(value)
    setOn(next)
  }
  return (
    <>
      <Facet title="Game">
        <SegmentedLinks
          label="Game"
          className="flex"
          links={['CS2', 'Dota 2', 'TF2'].map((label, index) => ({
            href: `?g=${index}`,
            label,
            current: index === 0,
          }))}
        />
      </Facet>
      <PriceFacet histogram={counts} maxMinor={1_000_000} value={price} onCommit={setPrice} />
      <CheckFacet
        title="Wear"
        onChange={change}
        options={cs2Wear.map(({ name, color }, index) => ({
          value: name,
          label: name,
          count: ['1,204', '1,871', '3,310', '918', '1,446'][index] ?? '0',
          checked: on.has(name),
          dot: color,
        }))}
      />
      <CheckFacet
        title="Rarity"
        onChange={change}
        options={rarities.map((rarity, index) => ({
          value: rarity,
          label: rarity,
          count: ['612', '1,940', '2,208', '3,017', '4,000+'][index] ?? '0',
          checked: on.has(rarity),
          rarity,
        }))}
      />
    </>
  )
}

export function SampleControls() {
  return (
    <>
      <ListSearch placeholder="Search in CS2 items" onSearch={() => {}} />
      <div className="ml-auto hidden items-center gap-2 md:flex">
        <SortSelect
          value="newest"
          onValueChange={() => {}}
          options={[
            { value: 'newest', label: 'Newest' },
            { value: 'cheapest', label: 'Cheapest first' },
          ]}
        />
        <ViewToggle view="cards" cardsHref="?view=cards" tableHref="?view=table" />
      </div>
    </>
  )
}
