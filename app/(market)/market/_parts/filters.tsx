'use client'
import { Facet } from '@/components/market/facet'
import { appliedCount, CheckFilter, FilterBar, PriceFilter } from '@/components/market/filter-kit'
import { ViewToggle } from '@/components/market/list-controls'
import { SegmentedLinks } from '@/components/ui/segmented-links'
import type { ListingPage } from '@/lib/listings/schemas'
import { gameNames } from '../../_parts/item'
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
      <PriceFilter prices={page.prices} range={filters} hrefOf={(range) => hrefOf(url, range)} />
      {facets.map((facet) => (
        <CheckFilter
          key={facet}
          title={facetTitles[facet]}
          known={page.facets[facet]}
          applied={filters[facet]}
          exact={page.facetsExact}
          lookOf={(value) => (facet === 'rarity' ? { rarity: value } : {})}
          hrefOf={(values) => hrefOf(url, { [facet]: values })}
        />
      ))}
    </>
  )
}

const shortNames: Record<number, string> = { 440: 'TF2', 730: 'CS2' }

const sortWords: Record<Sort, string> = {
  newest: 'Newest',
  cheapest: 'Cheapest',
  dearest: 'Dearest',
  discount: 'Best deal',
}

const sorts = ['newest', 'cheapest', 'dearest', 'discount'] as const satisfies readonly Sort[]

export function MarketControls({ url, page }: Props) {
  const { filters } = url
  return (
    <FilterBar<Sort>
      placeholder="Search items"
      q={filters.q}
      page={page}
      applied={appliedCount(
        facets.map((facet) => filters[facet]),
        filters,
      )}
      rail={<FilterRail url={url} page={page} />}
      sorts={{
        options: sorts.map((sort) => ({ value: sort, label: sortWords[sort] })),
        value: filters.sort,
      }}
      hrefOf={(change) => hrefOf(url, change)}
    >
      <ViewToggle
        view={url.view}
        cardsHref={hrefOf(url, { view: 'cards' })}
        tableHref={hrefOf(url, { view: 'table' })}
      />
    </FilterBar>
  )
}
