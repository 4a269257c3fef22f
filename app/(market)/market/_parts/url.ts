import type { ListingFilters } from '@/lib/listings/schemas'
import { facetNames } from './facets'

export type MarketView = 'cards' | 'table'

export interface MarketUrl {
  filters: ListingFilters
  view: MarketView
}

/** The search string of some filters, the same filters always giving the same one. */
export function queryOf({ filters, view }: MarketUrl): string {
  const query = new URLSearchParams()
  if (filters.appId !== undefined) query.set('appId', String(filters.appId))
  if (filters.q) query.set('q', filters.q)
  if (filters.minMinor !== undefined) query.set('minMinor', String(filters.minMinor))
  if (filters.maxMinor !== undefined) query.set('maxMinor', String(filters.maxMinor))
  for (const facet of facetNames) for (const value of filters[facet] ?? []) query.append(facet, value)
  if (filters.sort !== 'newest') query.set('sort', filters.sort)
  if (filters.cursor) query.set('cursor', filters.cursor)
  if (view === 'table') query.set('view', 'table')
  return query.toString()
}

export function hrefOf(
  url: MarketUrl,
  changes: Partial<Omit<ListingFilters, 'cursor'>> & { view?: MarketView } = {},
): string {
  const { view = url.view, ...filters } = changes
  const { cursor: _, ...kept } = url.filters
  const query = queryOf({ filters: { ...kept, ...filters }, view })
  return query ? `/market?${query}` : '/market'
}
