import { and, eq, isNull, or, type SQL } from 'drizzle-orm'
import { candleSeries } from '@/db/schema/exchanges'
import type { Actor } from '@/lib/kernel/access'

/** Candles of an exchange are everybody's; those of a file are seen by the person who brought it. */
export function visibleSeries(actor: Actor): SQL | undefined {
  const ofHouse = isNull(candleSeries.ownerId)
  return actor.kind === 'person' ? or(ofHouse, eq(candleSeries.ownerId, actor.id)) : ofHouse
}

export const seriesSeenBy = (actor: Actor, seriesId: string): SQL | undefined =>
  and(eq(candleSeries.id, seriesId), visibleSeries(actor))
