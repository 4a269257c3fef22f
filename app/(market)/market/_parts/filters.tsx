'use client'
import { useRouter } from 'next/navigation'
import { CheckFacet } from '@/components/market/check-facet'
import { Facet } from '@/components/market/facet'
import { FilterSheet } from '@/components/market/filter-sheet'
import { ListSearch, SortSelect, ViewToggle } from '@/components/market/list-controls'
import { PriceFacet } from '@/components/market/price-facet'
import { SegmentedLinks } from '@/components/ui/segmented-links'
import { facetNames, type ListingPage, sorts } from '@/lib/listings/schemas'
import { gameNames } from '../../_parts/item'
import { hrefOf, type MarketUrl } from './url'

type Props = { url: MarketUrl; page: ListingPage }

const facetTitles: Record<(typeof facetNames)[number], string> = {
  category: 'Kind',
  rarity: 'Rarity',
  quality: 'Quality',
  wearer: 'Hero or class',
  exterior: 'Exterior',
}

const facetOrder = ['rarity', 'quality', 'exterior', 'category', 'wearer'] as const
const shownPerFacet = 12

export function FilterRail({ url, page }: Props) {
  const router = useRouter()
  const { filters } = url
  return (
    <>
      <Facet title="Game">
        <SegmentedLinks
          label="Game"
          className="w-full [&>*]:flex-1"
          links={[
            { href: hrefOf(url, { appId: undefined }), label: 'All', current: filters.appId === undefined },
            ...page.games.map(({ appId }) => ({
              href: hrefOf(url, { appId }),
              label: shortNames[appId] ?? gameNames[appId] ?? String(appId),
              current: filters.appId === appId,
            })),
          ]}
        />
      </Facet>
      {page.prices && (
        <PriceFacet
          histogram={page.prices.buckets}
          maxMinor={page.prices.highMinor}
          value={{ fromMinor: filters.minMinor ?? null, toMinor: filters.maxMinor ?? null }}
          onCommit={({ fromMinor, toMinor }) =>
            router.push(hrefOf(url, { minMinor: fromMinor ?? undefined, maxMinor: toMinor ?? undefined }), {
              scroll: false,
            })
          }
        />
      )}
      {facetOrder.map((facet) => (
        <OneFacet key={facet} facet={facet} url={url} page={page} />
      ))}
    </>
  )
}

const shortNames: Record<number, string> = { 440: 'TF2', 730: 'CS2' }

function OneFacet({ facet, url, page }: Props & { facet: (typeof facetNames)[number] }) {
  const router = useRouter()
  const chosen = url.filters[facet] ?? []
  const known = page.facets[facet] ?? []
  const missing = chosen.filter((value) => !known.some((option) => option.value === value))
  const options = [...known.slice(0, shownPerFacet), ...missing.map((value) => ({ value, count: 0 }))]
  if (options.length === 0) return null
  return (
    <CheckFacet
      title={facetTitles[facet]}
      options={options.map(({ value, count }) => ({
        value,
        label: value,
        count: count.toLocaleString('en-GB'),
        checked: chosen.includes(value),
        ...(facet === 'rarity' ? { rarity: value } : {}),
      }))}
      onChange={(value, checked) => {
        const next = checked ? [...chosen, value] : chosen.filter((other) => other !== value)
        router.push(hrefOf(url, { [facet]: next }), { scroll: false })
      }}
    />
  )
}

const sortWords: Record<(typeof sorts)[number], string> = {
  newest: 'Newest',
  cheapest: 'Cheapest',
  dearest: 'Dearest',
  discount: 'Best deal',
}

export function MarketControls({ url, page }: Props) {
  const router = useRouter()
  const { filters } = url
  const applied =
    facetNames.reduce((sum, facet) => sum + (filters[facet]?.length ?? 0), 0) +
    (filters.minMinor === undefined && filters.maxMinor === undefined ? 0 : 1)
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <ListSearch
        placeholder="Search items"
        defaultValue={filters.q ?? ''}
        onSearch={(q) => router.push(hrefOf(url, { q: q || undefined }), { scroll: false })}
      />
      <FilterSheet
        applied={applied}
        resultWords={`Show ${page.total.count.toLocaleString('en-GB')}${page.total.more ? '+' : ''}`}
      >
        <FilterRail url={url} page={page} />
      </FilterSheet>
      <div className="ml-auto flex items-center gap-2">
        <SortSelect
          options={sorts.map((sort) => ({ value: sort, label: sortWords[sort] }))}
          value={filters.sort}
          onValueChange={(sort) => {
            const found = sorts.find((known) => known === sort)
            if (found) router.push(hrefOf(url, { sort: found }), { scroll: false })
          }}
        />
        <ViewToggle
          view={url.view}
          cardsHref={hrefOf(url, { view: 'cards' })}
          tableHref={hrefOf(url, { view: 'table' })}
        />
      </div>
    </div>
  )
}
