import type { ListingFilters, ListingPage } from '@/lib/listings/schemas'

type Facet = keyof ListingPage['facets']
type Sort = ListingFilters['sort']

/** Named here again, and checked against the shapes, because the shapes would bring zod to the browser. */
const facets = { rarity: 0, quality: 0, wearer: 0, category: 0, exterior: 0 } satisfies Record<Facet, 0>
const sortings = { newest: 0, cheapest: 0, dearest: 0, discount: 0 } satisfies Record<Sort, 0>

export const facetNames = Object.keys(facets) as Facet[]
export const sorts = Object.keys(sortings) as Sort[]
