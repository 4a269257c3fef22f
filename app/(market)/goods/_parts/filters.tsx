'use client'
import { useRouter } from 'next/navigation'
import { useOptimistic, useTransition } from 'react'
import { CheckFacet } from '@/components/market/check-facet'
import { Facet } from '@/components/market/facet'
import { FilterSheet } from '@/components/market/filter-sheet'
import { ListSearch, SortSelect } from '@/components/market/list-controls'
import { PriceFacet } from '@/components/market/price-facet'
import { Select, type SelectOption } from '@/components/ui/select'
import type { GoodsFilters, GoodsPage, GoodsSort } from '@/lib/goods/schemas'
import { countWords, totalWords } from '../../market/_parts/counts'
import { wordOf } from './chips'
import { type CheckFacetName, checkFacets, hrefOf, shownSort } from './url'

type Props = { filters: GoodsFilters; page: GoodsPage; countries: SelectOption[] }

const facetTitles: Record<CheckFacetName, string> = { category: 'Category', condition: 'Condition' }

export function FilterRail({ filters, page, countries }: Props) {
  const router = useRouter()
  const go = (changes: Parameters<typeof hrefOf>[1]) =>
    router.push(hrefOf(filters, changes), { scroll: false })
  return (
    <>
      <Facet title="Sent to">
        <Select
          aria-label="Sent to"
          className="w-full"
          options={[{ value: '', label: 'Any country' }, ...countries]}
          value={filters.shipsTo ?? ''}
          onValueChange={(country) => go({ shipsTo: country || undefined })}
        />
      </Facet>
      {page.prices && (
        <PriceFacet
          histogram={page.prices.buckets}
          maxMinor={page.prices.highMinor}
          value={{ fromMinor: filters.minMinor ?? null, toMinor: filters.maxMinor ?? null }}
          onCommit={({ fromMinor, toMinor }) =>
            go({ minMinor: fromMinor ?? undefined, maxMinor: toMinor ?? undefined })
          }
        />
      )}
      {checkFacets.map((facet) => (
        <OneFacet key={facet} facet={facet} filters={filters} page={page} />
      ))}
    </>
  )
}

function OneFacet({ facet, filters, page }: Omit<Props, 'countries'> & { facet: CheckFacetName }) {
  const router = useRouter()
  const [, start] = useTransition()
  const [chosen, setChosen] = useOptimistic(filters[facet] ?? [])
  const known = page.facets[facet] ?? []
  const missing = chosen.filter((value) => !known.some((option) => option.value === value))
  const options = [...known, ...missing.map((value) => ({ value, count: 0 }))]
  if (options.length === 0) return null
  const change = (next: string[]) =>
    start(() => {
      setChosen(next)
      router.push(hrefOf(filters, { [facet]: next }), { scroll: false })
    })
  return (
    <CheckFacet
      title={facetTitles[facet]}
      options={options.map(({ value, count }) => ({
        value,
        label: wordOf(value),
        count: countWords(count, !page.facetsExact),
        checked: chosen.includes(value),
      }))}
      onChange={(value, checked) =>
        change(checked ? [...chosen, value] : chosen.filter((other) => other !== value))
      }
    />
  )
}

const sortWords: Record<GoodsSort, string> = {
  best: 'Best match',
  newest: 'Newest',
  cheapest: 'Cheapest',
  dearest: 'Dearest',
}

const sortsFor = ({ q }: GoodsFilters): GoodsSort[] =>
  q ? ['best', 'newest', 'cheapest', 'dearest'] : ['newest', 'cheapest', 'dearest']

export function GoodsControls({ filters, page, countries }: Props) {
  const router = useRouter()
  const applied =
    checkFacets.reduce((sum, facet) => sum + (filters[facet]?.length ?? 0), 0) +
    (filters.shipsTo === undefined ? 0 : 1) +
    (filters.minMinor === undefined && filters.maxMinor === undefined ? 0 : 1)
  const sorts = sortsFor(filters)
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <ListSearch
        placeholder="Search goods"
        defaultValue={filters.q ?? ''}
        onSearch={(q) => {
          const href = hrefOf(filters, { q: q || undefined })
          // One step back undoes a search, however many letters it had.
          if (filters.q && q) router.replace(href, { scroll: false })
          else router.push(href, { scroll: false })
        }}
      />
      <FilterSheet applied={applied} resultWords={`Show ${totalWords(page)}`}>
        <FilterRail filters={filters} page={page} countries={countries} />
      </FilterSheet>
      <div className="ml-auto flex items-center gap-2">
        <SortSelect
          options={sorts.map((sort) => ({ value: sort, label: sortWords[sort] }))}
          value={shownSort(filters)}
          onValueChange={(sort) => {
            const found = sorts.find((known) => known === sort)
            if (found) router.push(hrefOf(filters, { sort: found }), { scroll: false })
          }}
        />
      </div>
    </div>
  )
}
