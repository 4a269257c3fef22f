import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { steamInventory } from '@/db/schema/steam'
import { now } from '@/lib/kernel/clock'
import { type Db, rawDb, type Tx } from '@/lib/kernel/db'
import { Outage } from '@/lib/kernel/errors'
import { artOf } from './art'
import { definitionOf } from './engine/definitions'
import { factsOf, listability } from './engine/facts'
import { type InventoryReader, type SteamAsset, SteamRefusal, steamSentence } from './port'
import type { InventoryItem, InventoryView } from './schemas'

/** `unavailable`: Steam did not answer; `items` and `readAt` are then those of the last good reading, if any. */
export interface InventoryReading<T = InventoryItem> {
  state: 'known' | 'private' | 'unavailable'
  items: T[]
  readAt: Date
}

type RawReading = InventoryReading<SteamAsset>

const asset = z.object({
  appId: z.number(),
  contextId: z.string(),
  assetId: z.string(),
  classId: z.string(),
  instanceId: z.string(),
  amount: z.number(),
  name: z.string(),
  marketHashName: z.string(),
  type: z.string(),
  color: z.string().nullable(),
  tradable: z.boolean(),
  marketable: z.boolean(),
  tags: z.array(z.object({ category: z.string(), internalName: z.string(), name: z.string() })),
  wear: z.number().nullable(),
  paintSeed: z.number().nullable(),
})

const running = new Map<string, Promise<RawReading>>()
let reader: InventoryReader | undefined

/** The vendor libraries are large: a process that never reads an inventory never loads them. */
async function openReader(): Promise<InventoryReader> {
  const { steamOver } = await import('./adapters/steam')
  reader ??= steamOver().openReader()
  return reader
}

/**
 * The inventory as Steam has it now, or as it was at most `maxAgeMs` ago. Calls Steam, so never call it inside a
 * transaction; several callers at once share one call. Never throws for Steam's sake.
 */
export async function refreshInventory(
  steamId: string,
  appId: number,
  { maxAgeMs = 0 }: { maxAgeMs?: number } = {},
): Promise<InventoryReading> {
  const { state, items, readAt } = await reading(steamId, appId, maxAgeMs)
  return { state, items: items.map(itemOfAsset), readAt }
}

/** Callers who ask the same at the same time share one reading. */
function reading(steamId: string, appId: number, maxAgeMs: number): Promise<RawReading> {
  const key = `${steamId} ${appId} ${maxAgeMs}`
  const already = running.get(key)
  if (already) return already
  const read = async () => {
    const cached = await cachedInventory(rawDb(), steamId, appId)
    const fresh = cached !== null && now().getTime() - cached.readAt.getTime() <= maxAgeMs
    return fresh ? cached : readNow(steamId, appId, cached)
  }
  const started = read().finally(() => running.delete(key))
  running.set(key, started)
  return started
}

async function readNow(steamId: string, appId: number, cached: RawReading | null): Promise<RawReading> {
  const readAt = now()
  try {
    const items = await (await openReader()).readInventory(steamId, appId)
    return await store(steamId, appId, { state: 'known', items, readAt })
  } catch (error) {
    if (error instanceof SteamRefusal && error.reason === 'inventory_private')
      return await store(steamId, appId, { state: 'private', items: [], readAt })
    if (!(error instanceof Outage || error instanceof SteamRefusal) || isDatabase(error)) throw error
    return { state: 'unavailable', items: cached?.items ?? [], readAt: cached?.readAt ?? readAt }
  }
}

const isDatabase = (error: Error) => error instanceof Outage && error.system === 'database'

async function store(ownerSteamId: string, appId: number, reading: RawReading): Promise<RawReading> {
  await rawDb()
    .insert(steamInventory)
    .values({ ownerSteamId, appId, ...reading })
    .onConflictDoUpdate({ target: [steamInventory.ownerSteamId, steamInventory.appId], set: reading })
  return reading
}

/** The last reading, however old. */
export async function cachedInventory(
  db: Db | Tx,
  steamId: string,
  appId: number,
): Promise<InventoryReading<SteamAsset> | null> {
  const [row] = await db
    .select()
    .from(steamInventory)
    .where(and(eq(steamInventory.ownerSteamId, steamId), eq(steamInventory.appId, appId)))
  return row ? { state: row.state, items: z.array(asset).parse(row.items), readAt: row.readAt } : null
}

const unavailable = 'Steam does not answer at the moment. Try again in a minute.'
const outdated = 'Steam does not answer at the moment; this is the inventory as we last saw it.'

/** An inventory for a person, at most a minute old when Steam answers. */
export async function inventoryOf(
  steamId: string,
  appId: number,
  { maxAgeMs = 60_000 }: { maxAgeMs?: number } = {},
): Promise<InventoryView> {
  const { state, items, readAt } = await refreshInventory(steamId, appId, { maxAgeMs })
  const shown = state === 'unavailable' && items.length > 0 ? 'known' : state
  const problem = {
    known: null,
    private: steamSentence('inventory_private'),
    unavailable: items.length > 0 ? outdated : unavailable,
  }[state]
  return { ownerSteamId: steamId, appId, state: shown, problem, readAt, items }
}

export function itemOfAsset(one: SteamAsset): InventoryItem {
  const definition = definitionOf(one.appId, one.marketHashName)
  const facts = factsOf(one, definition)
  return {
    ...facts,
    assetId: one.assetId,
    contextId: one.contextId,
    artSrc: artOf(facts),
    color: one.color,
    tags: one.tags.map(({ category, name }) => ({ category, name })),
    tradable: one.tradable,
    listable: listability(one),
    collection: one.tags.find((tag) => tag.category === 'ItemSet')?.name ?? definition?.collection ?? null,
    wearRange: definition?.wear ?? null,
    referenceMinor: definition?.refPriceMinor ?? null,
  }
}
