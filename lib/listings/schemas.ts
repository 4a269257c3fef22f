import { z } from 'zod'
import { idSchema } from '@/lib/kernel/ids'
import { currencySchema, priceMinorSchema } from '@/lib/kernel/money'

/** Steam's number of a game. */
const appIdSchema = z.coerce
  .number()
  .int('This is not a game.')
  .min(1, 'This is not a game.')
  .max(2_147_483_647, 'This is not a game.')

export const listingStateSchema = z.enum(['draft', 'active', 'reserved', 'sold', 'delisted', 'invalid'])

export const listItemInput = z.object({
  appId: appIdSchema,
  assetId: z.string().regex(/^\d{1,20}$/, 'This is not an asset id.'),
  priceMinor: priceMinorSchema,
  /** One market, one currency: prices must compare. */
  currency: z.literal('EUR', 'Prices on this market are in euro.'),
  /** False keeps it as a draft. */
  publish: z.boolean().default(true),
})

export type ListItemInput = z.infer<typeof listItemInput>

export const listingRef = z.object({ listingId: idSchema('listing') })

export const changePriceInput = listingRef.extend({ priceMinor: priceMinorSchema })

/** The facts of an item that a listing promises. */
export const itemFactsView = z.object({
  itemId: z.string(),
  appId: z.number(),
  assetId: z.string(),
  marketHashName: z.string(),
  name: z.string(),
  type: z.string(),
  category: z.string(),
  rarity: z.string(),
  quality: z.string(),
  wearer: z.string().nullable(),
  exterior: z.string().nullable(),
  wear: z.number().nullable(),
  paintSeed: z.number().nullable(),
  /** Address of the item's picture. */
  artSrc: z.string(),
})

export const listingCard = itemFactsView.extend({
  id: z.string(),
  priceMinor: z.number(),
  currency: currencySchema,
  /** Median of the sales of the last seven days, null when there are too few. */
  referenceMinor: z.number().nullable(),
  state: listingStateSchema,
  createdAt: z.string(),
})

export type ListingCard = z.infer<typeof listingCard>

export const sorts = ['newest', 'cheapest', 'dearest', 'discount'] as const

/** Fills rows of two, three, four or six; more come with the next page. */
export const pageSize = 24

const word = z.string().max(120)
const many = z.union([word, z.array(word).max(40)]).transform((v) => ([] as string[]).concat(v))

export const listingPageInput = z.object({
  appId: appIdSchema.optional(),
  q: z.string().trim().max(80, 'Search with at most 80 characters.').optional(),
  minMinor: z.coerce.number().int().min(0).optional(),
  maxMinor: z.coerce.number().int().min(0).optional(),
  rarity: many.optional(),
  quality: many.optional(),
  wearer: many.optional(),
  category: many.optional(),
  exterior: many.optional(),
  sort: z.enum(sorts).default('newest'),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(60).default(pageSize),
})

export type ListingFilters = z.infer<typeof listingPageInput>

export const facetValue = z.object({ value: z.string(), count: z.number() })

export const facetNames = ['rarity', 'quality', 'wearer', 'category', 'exterior'] as const

export const listingPageView = z.object({
  items: z.array(listingCard),
  /** Exact up to 4,000; `more` says that there are more. */
  total: z.object({ count: z.number(), more: z.boolean() }),
  nextCursor: z.string().nullable(),
  /** Each facet counted without its own selection. */
  facets: z.record(z.enum(facetNames), z.array(facetValue)),
  /** False when the market is so large that facets and prices were counted on a part of it: then at least so many. */
  facetsExact: z.boolean(),
  /** What matches without the price filter, in buckets of equal width on the scale ln(1 + euro) from 0 to the dearest. */
  prices: z.object({ lowMinor: z.number(), highMinor: z.number(), buckets: z.array(z.number()) }).nullable(),
  /** True when no offer has these words and the nearest spellings are shown. */
  similar: z.boolean(),
  games: z.array(z.object({ appId: z.number(), count: z.number() })),
  newestAt: z.string().nullable(),
})

export type ListingPage = z.infer<typeof listingPageView>

export const dayPrice = z.object({
  day: z.string(),
  medianMinor: z.number(),
  lowMinor: z.number(),
  highMinor: z.number(),
  sales: z.number(),
})

export const sellerView = z.object({
  id: z.string(),
  name: z.string(),
  avatarUrl: z.string().nullable(),
  since: z.string(),
  sold: z.number(),
})

export const listingView = listingCard.extend({
  details: z.record(z.string(), z.unknown()),
  seller: sellerView,
  /** True when the viewer is the seller. */
  own: z.boolean(),
  reason: z.string().nullable(),
  /** The viewer's deal on this listing, when it is no longer for sale. */
  dealId: z.string().nullable(),
  history: z.array(dayPrice),
  recentSales: z.array(z.object({ at: z.string(), priceMinor: z.number(), wear: z.number().nullable() })),
  closest: z.array(listingCard),
  offersOfKind: z.number(),
})

export type ListingView = z.infer<typeof listingView>

export const suggestionsInput = z.object({ q: z.string().trim().min(1).max(80) })

/** One name of the market with what is on offer of it. */
export const suggestionView = z.object({
  appId: z.number(),
  marketHashName: z.string(),
  rarity: z.string(),
  artSrc: z.string(),
  offers: z.number(),
  lowestMinor: z.number(),
  currency: currencySchema,
  /** The cheapest offer. */
  listingId: z.string(),
})

export const suggestionsView = z.object({ items: z.array(suggestionView) })

export type Suggestion = z.infer<typeof suggestionView>

export const pricesInput = z.object({
  appId: appIdSchema,
  names: z.array(z.string().max(200)).max(2_000),
})

/** What a name fetches: the seven-day median, and the cheapest offer on the market now. */
export const priceView = z.object({
  marketHashName: z.string(),
  referenceMinor: z.number().nullable(),
  lowestMinor: z.number().nullable(),
})

export const pricesView = z.object({ items: z.array(priceView) })

export type NamePrice = z.infer<typeof priceView>

export const myListingsInput = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(200),
})

export const myListingsView = z.object({
  items: z.array(listingCard.extend({ reason: z.string().nullable() })),
  nextCursor: z.string().nullable(),
})
