import { categoryWords, conditionWords, placeName } from '@/components/goods/words'
import type { GoodsFilters } from '@/lib/goods/schemas'
import { priceWords } from '../../_parts/price-words'
import { checkFacets, hrefOf } from './url'

export const wordOf = (value: string): string =>
  ({ ...categoryWords, ...conditionWords })[value as keyof typeof categoryWords] ?? value

/** Every applied filter, and the address without it. */
export function chipsOf(filters: GoodsFilters): { label: string; href: string }[] {
  const { q, shipsTo, minMinor, maxMinor } = filters
  const price = priceWords(minMinor, maxMinor)
  return [
    ...(q ? [{ label: `“${q}”`, href: hrefOf(filters, { q: undefined }) }] : []),
    ...(filters.sellerId ? [{ label: 'one seller', href: hrefOf(filters, { sellerId: undefined }) }] : []),
    ...(shipsTo
      ? [{ label: `sent to ${placeName(shipsTo)}`, href: hrefOf(filters, { shipsTo: undefined }) }]
      : []),
    ...(price ? [{ label: price, href: hrefOf(filters, { minMinor: undefined, maxMinor: undefined }) }] : []),
    ...checkFacets.flatMap((facet) =>
      (filters[facet] ?? []).map((value) => ({
        label: wordOf(value),
        href: hrefOf(filters, { [facet]: (filters[facet] ?? []).filter((other) => other !== value) }),
      })),
    ),
  ]
}
