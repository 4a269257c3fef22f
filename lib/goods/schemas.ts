import { z } from 'zod'
import { isCountry } from '@/lib/kernel/countries'
import { idSchema } from '@/lib/kernel/ids'
import { currencySchema, maxPriceMinor, priceMinorSchema } from '@/lib/kernel/money'

export const categories = [
  'consoles',
  'controllers',
  'computers',
  'keyboards_mice',
  'headsets',
  'games',
  'cards',
  'figures',
  'clothing',
  'books',
  'other',
] as const

export type GoodsCategory = (typeof categories)[number]

export const conditions = ['new', 'like_new', 'good', 'worn', 'for_parts'] as const

export type GoodsCondition = (typeof conditions)[number]

export const goodsStateSchema = z.enum(['draft', 'active', 'paused', 'sold_out', 'removed'])

export type GoodsState = z.infer<typeof goodsStateSchema>

/** Everywhere: stands instead of country codes. */
export const world = 'world'

const countrySchema = z
  .string()
  .regex(/^[A-Z]{2}$/, { error: 'Choose a country from the list.', abort: true })
  .refine(isCountry, 'Choose a country from the list.')

const placesSchema = z
  .array(z.union([z.literal(world), countrySchema]))
  .min(1, 'Say where it is sent.')
  .max(250, 'These are more countries than there are.')
  .transform((places) => (places.includes(world) ? [world] : [...new Set(places)].sort()))

const daysSchema = z.number('Say how many days it takes.').int().min(0).max(120, 'At most 120 days.')

export const shippingSchema = z
  .object({
    name: z.string().trim().min(1, 'Name this way of sending.').max(60, 'At most 60 characters.'),
    /** ISO 3166-1 codes, or `world` alone. */
    shipsTo: placesSchema,
    priceMinor: z
      .number('Enter what sending costs; 0 when it is free.')
      .int()
      .min(0, 'The price cannot be below zero.')
      .max(maxPriceMinor, 'The price is above the limit.'),
    daysFrom: daysSchema,
    daysTo: daysSchema,
  })
  .refine(({ daysFrom, daysTo }) => daysFrom <= daysTo, {
    message: 'The longest time is shorter than the shortest.',
    path: ['daysTo'],
  })

export type Shipping = z.infer<typeof shippingSchema>

export const mostShippings = 8

const shippingsSchema = z
  .array(shippingSchema)
  .max(mostShippings, `At most ${mostShippings} ways of sending.`)
  .refine(
    (all) => new Set(all.map(({ name }) => name)).size === all.length,
    'Two ways of sending have one name.',
  )

const titleSchema = z
  .string('Give it a title.')
  .trim()
  .min(3, 'A title has at least 3 characters.')
  .max(120, 'A title has at most 120 characters.')

const descriptionSchema = z
  .string('Describe it.')
  .trim()
  .max(5_000, 'A description has at most 5,000 characters.')

export const maxStock = 100_000

const stockSchema = z
  .number('Say how many you have.')
  .int('A stock is a whole number.')
  .min(0, 'A stock cannot be below zero.')
  .max(maxStock, 'The stock is above the limit of 100,000.')

const facts = {
  title: titleSchema,
  description: descriptionSchema,
  category: z.enum(categories, 'Choose a category.'),
  condition: z.enum(conditions, 'Choose a condition.'),
  priceMinor: priceMinorSchema,
}

export const createGoodsInput = z.object({
  ...facts,
  description: descriptionSchema.default(''),
  /** One market, one currency: prices must compare. */
  currency: z.literal('EUR', 'Prices on this market are in euro.'),
  onHand: stockSchema,
  shipping: shippingsSchema.default([]),
  /** False keeps them as a draft. */
  publish: z.boolean().default(false),
})

export type CreateGoodsInput = z.infer<typeof createGoodsInput>

export const goodsRef = z.object({ goodsId: idSchema('goods') })

/** What is not given stays as it is. */
export const editGoodsInput = z
  .object({
    goodsId: idSchema('goods'),
    title: facts.title.optional(),
    description: facts.description.optional(),
    category: facts.category.optional(),
    condition: facts.condition.optional(),
    priceMinor: facts.priceMinor.optional(),
    /** The new stock, as against `seenOnHand`: what was sold since stays sold. */
    onHand: stockSchema.optional(),
    /** The stock that the seller saw; given with `onHand`. */
    seenOnHand: stockSchema.optional(),
    /** All of them: those whose name is not given any more end. */
    shipping: shippingsSchema.optional(),
    /** True puts a draft on sale with these changes. */
    publish: z.boolean().default(false),
  })
  .refine(({ onHand, seenOnHand }) => (onHand === undefined) === (seenOnHand === undefined), {
    message: 'Give the new stock together with the one that you saw.',
    path: ['seenOnHand'],
  })

export type EditGoodsInput = z.infer<typeof editGoodsInput>

export const shippingView = z.object({
  id: z.string(),
  name: z.string(),
  shipsTo: z.array(z.string()),
  priceMinor: z.number(),
  daysFrom: z.number(),
  daysTo: z.number(),
})

export type ShippingOption = z.infer<typeof shippingView>

export const goodsCard = z.object({
  id: z.string(),
  sellerId: z.string(),
  sellerName: z.string(),
  title: z.string(),
  category: z.enum(categories),
  condition: z.enum(conditions),
  priceMinor: z.number(),
  currency: currencySchema,
  /** How many can be bought now. */
  available: z.number(),
  shipsTo: z.array(z.string()),
  /** The cheapest way of sending, to the country that was asked for; null when there is none. */
  shippingFromMinor: z.number().nullable(),
  state: goodsStateSchema,
  createdAt: z.string(),
  publishedAt: z.string().nullable(),
})

export type GoodsCard = z.infer<typeof goodsCard>

export const goodsView = goodsCard.extend({
  description: z.string(),
  shipping: z.array(shippingView),
  seller: z.object({
    id: z.string(),
    name: z.string(),
    avatarUrl: z.string().nullable(),
    since: z.string(),
    country: z.string().nullable(),
  }),
  /** True when the viewer is the seller. */
  own: z.boolean(),
  /** For the seller alone: what they have, and what of it is promised to buyers who are paying. */
  stock: z.object({ onHand: z.number(), reserved: z.number() }).nullable(),
  /** More of this seller. */
  more: z.array(goodsCard),
})

export type GoodsView = z.infer<typeof goodsView>

export const goodsSorts = ['best', 'newest', 'cheapest', 'dearest'] as const

export type GoodsSort = (typeof goodsSorts)[number]

/** Fills rows of two, three, four or six; more come with the next page. */
export const goodsPageSize = 24

const word = z.string().max(40)
const many = z.union([word, z.array(word).max(40)]).transform((v) => ([] as string[]).concat(v))

const searched = z.string().trim().max(80, 'Search with at most 80 characters.')

export const goodsPageInput = z.object({
  q: searched.optional(),
  category: many.optional(),
  condition: many.optional(),
  /** A country: what is sent there. */
  shipsTo: countrySchema.optional(),
  minMinor: z.coerce.number().int().min(0).max(maxPriceMinor).optional(),
  maxMinor: z.coerce.number().int().min(0).max(maxPriceMinor).optional(),
  sellerId: idSchema('user').optional(),
  /** `best` is `newest` where no words are searched for. */
  sort: z.enum(goodsSorts).default('best'),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(60).default(goodsPageSize),
})

export type GoodsFilters = z.infer<typeof goodsPageInput>

export const goodsFacets = ['category', 'condition', 'shipsTo'] as const

const facetValue = z.object({ value: z.string(), count: z.number() })

export const goodsPageView = z.object({
  items: z.array(goodsCard),
  /** Exact up to 4,000; `more` says that there are more. */
  total: z.object({ count: z.number(), more: z.boolean() }),
  nextCursor: z.string().nullable(),
  /** Each facet counted without its own selection; `shipsTo` counts `world` apart from the countries. */
  facets: z.record(z.enum(goodsFacets), z.array(facetValue)),
  /** False when there is so much that facets and prices were counted on a part of it: then at least so many. */
  facetsExact: z.boolean(),
  /** What matches without the price filter, in buckets of equal width on the scale ln(1 + euro) from 0 to the dearest. */
  prices: z.object({ lowMinor: z.number(), highMinor: z.number(), buckets: z.array(z.number()) }).nullable(),
  /** True when nothing has these words and the nearest spellings are shown. */
  similar: z.boolean(),
})

export type GoodsPage = z.infer<typeof goodsPageView>

export const suggestGoodsInput = z.object({ q: searched.min(1) })

export const goodsSuggestion = goodsCard.pick({
  id: true,
  title: true,
  category: true,
  priceMinor: true,
  currency: true,
})

export const goodsSuggestions = z.object({ items: z.array(goodsSuggestion) })

export const myGoodsInput = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export const myGoodsView = z.object({
  items: z.array(goodsCard.extend({ onHand: z.number(), reserved: z.number() })),
  nextCursor: z.string().nullable(),
})

export type MyGoods = z.infer<typeof myGoodsView>['items'][number]
