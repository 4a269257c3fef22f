'use client'
import { useRouter } from 'next/navigation'
import { useOptimistic, useTransition } from 'react'
import { CheckFacet } from '@/components/market/check-facet'
import { Facet } from '@/components/market/facet'
import { FilterSheet } from '@/components/market/filter-sheet'
import { ListSearch, SortSelect, ViewToggle } from '@/components/market/list-controls'
import { PriceFacet } from '@/components/market/price-facet'
import { SegmentedLinks } from '@/components/ui/segmented-links'
import type { ListingPage } from '@/lib/listings/schemas'
import { gameNames } from '../../_parts/item'
import { countWords, totalWords } from './counts'
import { type FacetName, facets, hrefOf, type MarketUrl, type Sort } from './url'

type Props = { url: MarketUrl; page: ListingPage }

const facetTitles: Record<FacetName, string> = {
  category: 'Kind',
  rarity: 'Rarity',
  quality: 'Quality',
  wearer: 'Hero or class',
  exterior: 'Exterior',
}

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
      {facets.map((facet) => (
        <OneFacet key={facet} facet={facet} url={url} page={page} />
      ))}
    </>
  )
}

const shortNames: Record<number, string> = { 440: 'TF2', 730: 'CS2' }

function OneFacet({ facet, url, page }: Props & { facet: FacetName }) {
  const router = useRouter()
  const [, start] = useTransition()
  const [chosen, setChosen] = useOptimistic(url.filters[facet] ?? [])
  const known = page.facets[facet] ?? []
  const missing = chosen.filter((value) => !known.some((option) => option.value === value))
  const options = [...known, ...missing.map((value) => ({ value, count: 0 }))]
  if (options.length === 0) return null
  const change = (next: string[]) =>
    start(() => {
      setChosen(next)
      router.push(hrefOf(url, { [facet]: next }), { scroll: false })
    })
  return (
    <CheckFacet
      title={facetTitles[facet]}
      options={options.map(({ value, count }) => ({
        value,
        label: value,
        count: countWords(count, !page.facetsExact),
        checked: chosen.includes(value),
        ...(facet === 'rarity' ? { rarity: value } : {}),
      }))}
      onChange={(value, checked) =>
        change(checked ? [...chosen, value] : chosen.filter((other) => other !== value))
      }
    />
  )
}

const sortWords: Record<Sort, string> = {
  newest: 'Newest',
  cheapest: 'Cheapest',
  dearest: 'Dearest',
  discount: 'Best deal',
}

const sorts = ['newest', 'cheapest', 'dearest', 'discount'] as const satisfies readonly Sort[]

export function MarketControls({ url, page }: Props) {
  const router = useRouter()
  const { filters } = url
  const applied =
    facets.reduce((sum, facet) => sum + (filters[facet]?.length ?? 0), 0) +
    (filters.minMinor === undefined && filters.maxMinor === undefined ? 0 : 1)
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <ListSearch
        placeholder="Search items"
        defaultValue={filters.q ?? ''}
        onSearch={(q) => {
          const href = hrefOf(url, { q: q || undefined })
          // One step back undoes a search, however many letters it had.
          if (filters.q && q) router.replace(href, { scroll: false })
          else router.push(href, { scroll: false })
        }}
      />
      <FilterSheet applied={applied} resultWords={`Show ${totalWords(page)}`}>
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
