import type { GoodsFilters, GoodsSort } from '@/lib/goods/schemas'

/** In the order of the rail. The browser needs the names without the schemas behind them. */
export const checkFacets = ['category', 'condition'] as const

export type CheckFacetName = (typeof checkFacets)[number]

/** The search string of some filters, the same filters always giving the same one. */
export function queryOf(filters: GoodsFilters): string {
  const query = new URLSearchParams()
  if (filters.q) query.set('q', filters.q)
  if (filters.sellerId) query.set('sellerId', filters.sellerId)
  if (filters.shipsTo) query.set('shipsTo', filters.shipsTo)
  if (filters.minMinor !== undefined) query.set('minMinor', String(filters.minMinor))
  if (filters.maxMinor !== undefined) query.set('maxMinor', String(filters.maxMinor))
  for (const facet of checkFacets) for (const value of filters[facet] ?? []) query.append(facet, value)
  if (filters.sort !== 'best') query.set('sort', filters.sort)
  if (filters.cursor) query.set('cursor', filters.cursor)
  return query.toString()
}

export function hrefOf(
  filters: GoodsFilters,
  changes: { [key in keyof GoodsFilters]?: GoodsFilters[key] | undefined } = {},
): string {
  const { cursor: _, ...kept } = { ...filters, ...changes } as GoodsFilters
  const query = queryOf(kept)
  return query ? `/goods?${query}` : '/goods'
}

/** The order that a page of these filters is in: by fit where words are searched for. */
export const shownSort = ({ sort, q }: Pick<GoodsFilters, 'sort' | 'q'>): GoodsSort =>
  sort === 'best' && !q ? 'newest' : sort
