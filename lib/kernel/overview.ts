/** Beyond this many matches of a search nobody counts. */
export const countedMatches = 4_000
/** How many steps the scale of prices has. */
export const priceBuckets = 24

/** What one row says about all that matches a search: counts as text, buckets by their number from 1. */
export interface OverviewRow extends Record<string, unknown> {
  total: string
  read: string
  low: string | null
  high: string | null
  buckets: Record<string, number> | null
  facets: Record<string, { value: string; count: number }[] | null>
}

interface Overview<Facet extends string> {
  total: { count: number; more: boolean }
  facets: Record<Facet, { value: string; count: number }[]>
  facetsExact: boolean
  prices: { lowMinor: number; highMinor: number; buckets: number[] } | null
}

/** The overview of a search, of which `counted` rows at most were read for facets and prices. */
export function overviewOf<Facet extends string>(
  row: OverviewRow | undefined,
  facets: readonly Facet[],
  counted: number,
): Overview<Facet> {
  const count = Number(row?.total ?? 0)
  return {
    total: { count: Math.min(count, countedMatches), more: count > countedMatches },
    facets: Object.fromEntries(
      facets.map((facet) => [facet, row?.facets[facet] ?? []]),
    ) as Overview<Facet>['facets'],
    facetsExact: Number(row?.read ?? 0) <= counted,
    prices:
      row?.low == null || row.high == null
        ? null
        : {
            lowMinor: Number(row.low),
            highMinor: Number(row.high),
            buckets: Array.from({ length: priceBuckets }, (_, i) => row.buckets?.[i + 1] ?? 0),
          },
  }
}
