import { randomBytes } from 'node:crypto'
import { and, eq, inArray, isNull, max, sql } from 'drizzle-orm'
import { steamBot, steamSighting, steamTrade } from '@/db/schema/steam'
import type { Tx } from '@/lib/kernel/db'
import { refuse } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { begin } from '@/lib/kernel/machine'
import type { Ctx } from '@/lib/kernel/operation'
import { chooseBot } from './choose-bot'
import type { Leg, TradeItem } from './schemas'
import { openStates, steamTrades } from './states'
import { wakeBot } from './trade-rows'

export interface TradeRequest {
  /** What the trade is for: a deal's id. One trade per subject and leg is open at a time. */
  subject: string
  /** take: the partner gives to the bot; give and return: the bot gives to the partner. */
  leg: Leg
  partner: { steamId: string; token: string }
  items: { itemId: string }[]
  botId?: string
  /** The partner must have accepted by then. */
  dueAt: Date
  /** Stands in the offer's message after our key; the partner reads it. */
  note: string
}

/**
 * Orders a trade inside the caller's transaction; a bot carries it out after the commit.
 * Refusals: `trade_open`, `item_moved`, `no_bot_free`.
 */
export async function requestTrade(
  ctx: Ctx,
  request: TradeRequest,
): Promise<{ tradeId: string; botId: string; key: string; attempt: number }> {
  const { subject, leg, partner } = request
  const { open, last } = await earlier(ctx.tx, subject, leg)
  if (open) refuse('trade_open', 'A trade offer for this is already under way.')
  const items = await locate(ctx.tx, request.items)
  const holder = leg === 'take' ? partner.steamId : null
  const botId = holder ? await taker(ctx.tx, request, items, holder) : await giver(ctx.tx, items)
  const id = newId('trade')
  const key = `TP-${randomBytes(8).toString('base64url').replaceAll(/[-_]/g, 'x')}`
  const attempt = last + 1
  await ctx.tx.insert(steamTrade).values({
    id,
    key,
    subject,
    leg,
    attempt,
    botId,
    partnerSteamId: partner.steamId,
    partnerToken: partner.token,
    items: items.map(({ itemId, appId, contextId, assetId }) => ({ itemId, appId, contextId, assetId })),
    message: `${key} ${request.note}`.slice(0, 128),
    state: steamTrades.initial,
    dueAt: request.dueAt,
    stepAt: ctx.now,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  })
  await begin(ctx, steamTrades, id, { data: { id, subject, leg, attempt, reason: null } })
  await wakeBot(ctx.tx, botId)
  return { tradeId: id, botId, key, attempt }
}

/** One request at a time per subject and leg, so that the second one sees the first. */
async function earlier(tx: Tx, subject: string, leg: Leg) {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`steam trade ${subject} ${leg}`}, 0))`)
  const [row] = await tx
    .select({
      last: max(steamTrade.attempt),
      open: sql<number>`count(*) filter (where ${inArray(steamTrade.state, [...openStates])})`.mapWith(
        Number,
      ),
    })
    .from(steamTrade)
    .where(and(eq(steamTrade.subject, subject), eq(steamTrade.leg, leg)))
  return { last: row?.last ?? 0, open: (row?.open ?? 0) > 0 }
}

type Located = TradeItem & { ownerSteamId: string }

const moved = (): never =>
  refuse('item_moved', 'The item is not where it was. Read the inventory again before trading it.')

async function locate(tx: Tx, items: { itemId: string }[]): Promise<Located[]> {
  const found = await tx
    .select({
      itemId: steamSighting.itemId,
      appId: steamSighting.appId,
      contextId: steamSighting.contextId,
      assetId: steamSighting.assetId,
      ownerSteamId: steamSighting.ownerSteamId,
    })
    .from(steamSighting)
    .where(
      and(
        inArray(
          steamSighting.itemId,
          items.map((item) => item.itemId),
        ),
        isNull(steamSighting.untilAt),
      ),
    )
  return found.length === items.length && found.length > 0 ? found : moved()
}

async function taker(tx: Tx, request: TradeRequest, items: Located[], partner: string): Promise<string> {
  if (items.some((item) => item.ownerSteamId !== partner)) moved()
  return request.botId ?? (await chooseBot(tx, partner, items.length))
}

/** Only the bot that holds the items can give them. */
async function giver(tx: Tx, items: Located[]): Promise<string> {
  const [first] = items
  if (!first || items.some((item) => item.ownerSteamId !== first.ownerSteamId)) moved()
  const [bot] = await tx
    .select({ id: steamBot.id })
    .from(steamBot)
    .where(eq(steamBot.steamId, first?.ownerSteamId ?? ''))
  return bot?.id ?? moved()
}
