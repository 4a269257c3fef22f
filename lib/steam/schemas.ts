import { z } from 'zod'

export const appIdSchema = z.coerce.number().pipe(z.union([z.literal(730), z.literal(570), z.literal(440)]))

export const steamIdSchema = z.string().regex(/^7656119\d{10}$/, 'This is not a SteamID.')

export const legSchema = z.enum(['take', 'give', 'return'])
export type Leg = z.infer<typeof legSchema>

/** What other domains hear about a trade. `reason` is null while it is under way and after a success. */
export const tradeFacts = z.object({
  id: z.string(),
  subject: z.string(),
  leg: legSchema,
  attempt: z.number(),
  state: z.string(),
  reason: z.string().nullable(),
  botId: z.string(),
  offerId: z.string().nullable(),
  steamTradeId: z.string().nullable(),
})
export type TradeFacts = z.infer<typeof tradeFacts>

export const tradeItem = z.object({
  itemId: z.string(),
  appId: z.number(),
  contextId: z.string(),
  assetId: z.string(),
})
export type TradeItem = z.infer<typeof tradeItem>

export const tradeView = tradeFacts.extend({
  key: z.string(),
  message: z.string(),
  /** What the reason means, for a person. */
  sentence: z.string().nullable(),
  botName: z.string(),
  botSteamId: z.string(),
  partnerSteamId: z.string(),
  items: z.array(tradeItem),
  /** Where the items lie after the exchange. */
  result: z.array(tradeItem).nullable(),
  tries: z.number(),
  lastError: z.string().nullable(),
  cancelRequested: z.boolean(),
  dueAt: z.date(),
  createdAt: z.date(),
  updatedAt: z.date(),
})
export type TradeView = z.infer<typeof tradeView>

/** The facts of an item that do not change when it moves. */
export const itemFacts = z.object({
  appId: z.number(),
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
})
export type ItemFacts = z.infer<typeof itemFacts>

export const whereabouts = z.object({
  itemId: z.string(),
  ownerSteamId: z.string(),
  /** Set when one of our bots holds the item. */
  botId: z.string().nullable(),
  appId: z.number(),
  contextId: z.string(),
  assetId: z.string(),
  since: z.date(),
})
export type Whereabouts = z.infer<typeof whereabouts>

const listable = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), reason: z.string() }),
])

export const inventoryItem = itemFacts.extend({
  assetId: z.string(),
  contextId: z.string(),
  /** Address of the item's picture. */
  artSrc: z.string(),
  /** Hex colour of the rarity or of the name, without `#`. */
  color: z.string().nullable(),
  tags: z.array(z.object({ category: z.string(), name: z.string() })),
  tradable: z.boolean(),
  listable,
  collection: z.string().nullable(),
  wearRange: z.tuple([z.number(), z.number()]).nullable(),
  /** What such an item usually costs, in EUR minor units. */
  referenceMinor: z.number().nullable(),
})
export type InventoryItem = z.infer<typeof inventoryItem>

export const inventoryView = z.object({
  ownerSteamId: z.string(),
  appId: z.number(),
  state: z.enum(['known', 'private', 'unavailable']),
  /** Why there is nothing to see, or why this may be out of date; for a person. */
  problem: z.string().nullable(),
  readAt: z.date(),
  items: z.array(inventoryItem),
})
export type InventoryView = z.infer<typeof inventoryView>

export const botView = z.object({
  id: z.string(),
  steamId: z.string(),
  name: z.string(),
  state: z.enum(['offline', 'online', 'limited', 'disabled']),
  capacity: z.number(),
  heldItems: z.number(),
  openTrades: z.number(),
  leaseOwner: z.string().nullable(),
  leaseExpiresAt: z.date().nullable(),
  lastPollAt: z.date().nullable(),
  lastError: z.string().nullable(),
})
export type BotView = z.infer<typeof botView>
