import { z } from 'zod'
import { idSchema } from '@/lib/kernel/ids'
import { currencySchema, priceMinorSchema } from '@/lib/kernel/money'

export const dealStateSchema = z.enum([
  'created',
  'funded',
  'taking',
  'giving',
  'delivered',
  'settled',
  'refunded',
  'returning',
  'returned',
  'stuck',
])

export const buyItemInput = z.object({
  listingId: idSchema('listing'),
  /** The price the buyer saw; another price is refused. */
  priceMinor: priceMinorSchema,
  currency: currencySchema,
})

export const dealRef = z.object({ dealId: idSchema('deal') })

export const dealReason = dealRef.extend({
  reason: z
    .string()
    .trim()
    .min(3, 'Say why, in at least three characters.')
    .max(500, 'Use at most 500 characters.'),
})

export const party = z.object({ id: z.string(), name: z.string(), avatarUrl: z.string().nullable() })

export const proof = z.object({
  label: z.string(),
  value: z.string().nullable(),
  pending: z.string().nullable(),
})

/** One line of the timeline: a fact, the act that is due, or a step to come. */
export const timelineStep = z.object({
  key: z.string(),
  phase: z.enum(['past', 'now', 'future']),
  at: z.string().nullable(),
  /** For steps to come: when at the latest, in words. */
  when: z.string().nullable(),
  title: z.string(),
  text: z.string(),
  who: z.string(),
  proofs: z.array(proof),
})

export type TimelineStep = z.infer<typeof timelineStep>

export const nextMove = z.object({
  /** Who must act; `nobody` when the deal has ended. */
  whose: z.enum(['you', 'seller', 'buyer', 'tradepost', 'nobody']),
  title: z.string(),
  text: z.string(),
  dueAt: z.string().nullable(),
  /** Start of the window that ends at `dueAt`. */
  since: z.string().nullable(),
  offerUrl: z.string().nullable(),
  canDecline: z.boolean(),
  canSendAgain: z.boolean(),
})

export const dealItem = z.object({
  appId: z.number(),
  marketHashName: z.string(),
  name: z.string(),
  type: z.string(),
  category: z.string(),
  rarity: z.string(),
  quality: z.string(),
  exterior: z.string().nullable(),
  wear: z.number().nullable(),
  paintSeed: z.number().nullable(),
  artSrc: z.string(),
})

export const dealView = z.object({
  id: z.string(),
  state: dealStateSchema,
  ended: z.boolean(),
  role: z.enum(['buyer', 'seller', 'admin']),
  buyer: party,
  seller: party,
  item: dealItem,
  listingId: z.string(),
  priceMinor: z.number(),
  feeMinor: z.number(),
  sellerGetsMinor: z.number(),
  currency: currencySchema,
  /** Where the money is now. */
  money: z.enum(['escrow', 'seller', 'buyer']),
  /** Who has the item now. */
  itemWith: z.enum(['seller', 'bot', 'buyer']),
  reason: z.string().nullable(),
  next: nextMove,
  timeline: z.array(timelineStep),
  notes: z.array(
    z.object({ at: z.string(), author: z.string(), kind: z.enum(['help', 'note']), text: z.string() }),
  ),
  createdAt: z.string(),
  updatedAt: z.string(),
})

export type DealView = z.infer<typeof dealView>

export const dealRow = z.object({
  id: z.string(),
  orderId: z.string(),
  state: dealStateSchema,
  role: z.enum(['buyer', 'seller', 'admin']),
  item: dealItem,
  otherName: z.string(),
  priceMinor: z.number(),
  currency: currencySchema,
  yourMove: z.boolean(),
  dueAt: z.string().nullable(),
  createdAt: z.string(),
})

export const dealListInput = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(40),
})

export const dealShows = ['all', 'moves', 'open', 'ended'] as const

export const myDealsInput = dealListInput.extend({
  /** `moves` are those that wait for the caller. */
  show: z.enum(dealShows).default('all'),
  role: z.enum(['buyer', 'seller']).optional(),
})

export const myDealsView = z.object({
  items: z.array(dealRow),
  nextCursor: z.string().nullable(),
  counts: z.record(z.enum(dealShows), z.number()),
})

export type DealRow = z.infer<typeof dealRow>
export type MyDealsView = z.infer<typeof myDealsView>

export const adminQueues = ['stuck', 'help', 'late', 'open', 'ended'] as const

export const adminDealsInput = dealListInput.extend({ queue: z.enum(adminQueues).default('stuck') })

export const adminDealRow = dealRow.extend({
  buyerName: z.string(),
  sellerName: z.string(),
  botName: z.string().nullable(),
  reason: z.string().nullable(),
})

export type AdminDealRow = z.infer<typeof adminDealRow>

export const adminDealsView = z.object({
  items: z.array(adminDealRow),
  nextCursor: z.string().nullable(),
  counts: z.record(z.enum(adminQueues), z.number()),
})

export type AdminDealsView = z.infer<typeof adminDealsView>

export const adminCaseView = z.object({
  dealId: z.string(),
  orderId: z.string(),
  /** What the ledger has on the escrow account of this deal. */
  escrowMinor: z.number(),
  listedAssetId: z.string(),
  /** Where Steam showed the item last; null when nobody has seen it lately. */
  seen: z
    .object({ holder: z.enum(['seller', 'bot', 'buyer', 'other']), assetId: z.string(), since: z.string() })
    .nullable(),
  botName: z.string().nullable(),
  /** Trade offers of this deal, the oldest first. */
  trades: z.array(
    z.object({
      id: z.string(),
      leg: z.enum(['take', 'give', 'return']),
      attempt: z.number(),
      state: z.string(),
      /** Why it ended without an exchange. */
      sentence: z.string().nullable(),
      botName: z.string(),
      offerId: z.string().nullable(),
      tries: z.number(),
      lastError: z.string().nullable(),
      cancelRequested: z.boolean(),
    }),
  ),
})

export type AdminCaseView = z.infer<typeof adminCaseView>
