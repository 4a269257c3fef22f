import { priceWords } from '../../_parts/price-words'
import { facets, hrefOf, type MarketUrl } from './url'

/** Every applied filter, and the address without it. */
export function chipsOf(url: MarketUrl): { label: string; href: string }[] {
  const { filters } = url
  const price = priceWords(filters.minMinor, filters.maxMinor)
  return [
    ...(filters.q ? [{ label: `“${filters.q}”`, href: without(url, ['q']) }] : []),
    ...(price ? [{ label: price, href: without(url, ['minMinor', 'maxMinor']) }] : []),
    ...facets.flatMap((facet) =>
      (filters[facet] ?? []).map((value) => ({
        label: value,
        href: hrefOf(url, { [facet]: (filters[facet] ?? []).filter((other) => other !== value) }),
      })),
    ),
  ]
}

function without(url: MarketUrl, keys: ('q' | 'minMinor' | 'maxMinor')[]): string {
  const filters = { ...url.filters }
  for (const key of keys) delete filters[key]
  return hrefOf({ ...url, filters })
}
