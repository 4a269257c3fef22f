import { and, eq, isNull, sql } from 'drizzle-orm'
import { steamSighting } from '@/db/schema/steam'
import type { Tx } from '@/lib/kernel/db'

export interface Place {
  ownerSteamId: string
  appId: number
  contextId: string
  assetId: string
  steamTradeId?: string | null
}

/** One writer at a time per asset, so that two readers of one inventory make one item. */
export const lockAsset = (tx: Tx, { appId, assetId }: { appId: number; assetId: string }) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`steam asset ${appId} ${assetId}`}, 0))`)

/** The item lies here from now on: its old whereabouts end, and so does any other claim to the asset. */
export async function sight(tx: Tx, now: Date, itemId: string, place: Place): Promise<void> {
  await leave(tx, now, itemId)
  await tx.update(steamSighting).set({ untilAt: now }).where(claimTo(place))
  await tx.insert(steamSighting).values({ itemId, fromAt: now, ...place })
}

/**
 * The item went to somebody who may already have listed it under its new asset id: then that newer claim stays and
 * our item has no whereabouts any more.
 */
export async function sightUnlessClaimed(tx: Tx, now: Date, itemId: string, place: Place): Promise<void> {
  await lockAsset(tx, place)
  const [claim] = await tx.select({ itemId: steamSighting.itemId }).from(steamSighting).where(claimTo(place))
  await leave(tx, now, itemId)
  if (!claim) await tx.insert(steamSighting).values({ itemId, fromAt: now, ...place })
}

const leave = (tx: Tx, now: Date, itemId: string) =>
  tx
    .update(steamSighting)
    .set({ untilAt: now })
    .where(and(eq(steamSighting.itemId, itemId), isNull(steamSighting.untilAt)))

const claimTo = (place: Place) =>
  and(
    eq(steamSighting.appId, place.appId),
    eq(steamSighting.contextId, place.contextId),
    eq(steamSighting.assetId, place.assetId),
    isNull(steamSighting.untilAt),
  )
