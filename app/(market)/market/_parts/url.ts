import type { facetNames, ListingFilters, sorts } from '@/lib/listings/schemas'

export type FacetName = (typeof facetNames)[number]
export type Sort = (typeof sorts)[number]

/** In the order of the rail. The browser needs the names without the schemas behind them. */
export const facets = [
  'rarity',
  'quality',
  'exterior',
  'category',
  'wearer',
] as const satisfies readonly FacetName[]

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
  for (const facet of facets) for (const value of filters[facet] ?? []) query.append(facet, value)
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
