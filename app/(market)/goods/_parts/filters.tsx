'use client'
import { useRouter } from 'next/navigation'
import { Facet } from '@/components/market/facet'
import { appliedCount, CheckFilter, FilterBar, PriceFilter } from '@/components/market/filter-kit'
import { Select, type SelectOption } from '@/components/ui/select'
import type { GoodsFilters, GoodsPage, GoodsSort } from '@/lib/goods/schemas'
import { wordOf } from './chips'
import { type CheckFacetName, checkFacets, hrefOf, shownSort } from './url'

type Props = { filters: GoodsFilters; page: GoodsPage; countries: SelectOption[] }

const facetTitles: Record<CheckFacetName, string> = { category: 'Category', condition: 'Condition' }

export function FilterRail({ filters, page, countries }: Props) {
  const router = useRouter()
  return (
    <>
      <Facet title="Sent to">
        <Select
          aria-label="Sent to"
          className="w-full"
          options={[{ value: '', label: 'Any country' }, ...countries]}
          value={filters.shipsTo ?? ''}
          onValueChange={(country) =>
            router.push(hrefOf(filters, { shipsTo: country || undefined }), { scroll: false })
          }
        />
      </Facet>
      <PriceFilter prices={page.prices} range={filters} hrefOf={(range) => hrefOf(filters, range)} />
      {checkFacets.map((facet) => (
        <CheckFilter
          key={facet}
          title={facetTitles[facet]}
          known={page.facets[facet]}
          applied={filters[facet]}
          exact={page.facetsExact}
          lookOf={(value) => ({ label: wordOf(value) })}
          hrefOf={(values) => hrefOf(filters, { [facet]: values })}
        />
      ))}
    </>
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

export function GoodsControls(props: Props) {
  const { filters, page } = props
  const places = filters.shipsTo === undefined ? [] : [filters.shipsTo]
  return (
    <FilterBar<GoodsSort>
      placeholder="Search goods"
      q={filters.q}
      page={page}
      applied={appliedCount([places, ...checkFacets.map((facet) => filters[facet])], filters)}
      rail={<FilterRail {...props} />}
      sorts={{
        options: sortsFor(filters).map((sort) => ({ value: sort, label: sortWords[sort] })),
        value: shownSort(filters),
      }}
      hrefOf={(change) => hrefOf(filters, change)}
    />
  )
}
