import { and, asc, eq, isNull } from 'drizzle-orm'
import { person } from '@/db/schema/identity'
import { steamBot, steamSighting, steamTrade } from '@/db/schema/steam'
import type { Db, Tx } from '@/lib/kernel/db'
import { steamSentence } from './port'
import type { TradeView, Whereabouts } from './schemas'
import { endings } from './states'
import { factsOf, rowOf } from './trade-rows'

/** What a trade's ending means, for a person. */
const sentenceOf = (reason: string | null): string | null =>
  reason === null ? null : ((endings as Record<string, string>)[reason] ?? steamSentence(reason))

/** All trades of a subject, oldest first. */
export async function tradesOf(db: Db | Tx, subject: string): Promise<TradeView[]> {
  const rows = await db
    .select({ trade: steamTrade, botName: steamBot.name, botSteamId: steamBot.steamId })
    .from(steamTrade)
    .innerJoin(steamBot, eq(steamBot.id, steamTrade.botId))
    .where(eq(steamTrade.subject, subject))
    .orderBy(asc(steamTrade.createdAt), asc(steamTrade.id))
  return rows.map(({ trade, botName, botSteamId }) => {
    const row = rowOf(trade)
    const { key, message, partnerSteamId, items, result, tries, lastError, cancelRequested } = row
    const { dueAt, createdAt, updatedAt } = row
    const more = { key, message, partnerSteamId, items, result, tries, lastError, cancelRequested }
    return {
      ...factsOf(row),
      ...more,
      sentence: sentenceOf(row.reason),
      botName,
      botSteamId,
      dueAt,
      createdAt,
      updatedAt,
    }
  })
}

/** Where an item lies now; null when nobody has seen it lately. */
export async function whereIs(db: Db | Tx, itemId: string): Promise<Whereabouts | null> {
  const [row] = await db
    .select({
      itemId: steamSighting.itemId,
      ownerSteamId: steamSighting.ownerSteamId,
      botId: steamBot.id,
      appId: steamSighting.appId,
      contextId: steamSighting.contextId,
      assetId: steamSighting.assetId,
      since: steamSighting.fromAt,
    })
    .from(steamSighting)
    .leftJoin(steamBot, eq(steamBot.steamId, steamSighting.ownerSteamId))
    .where(and(eq(steamSighting.itemId, itemId), isNull(steamSighting.untilAt)))
  return row ?? null
}

export async function steamIdOf(db: Db | Tx, personId: string): Promise<string | null> {
  const [row] = await db.select({ steamId: person.steamId }).from(person).where(eq(person.id, personId))
  return row?.steamId ?? null
}
