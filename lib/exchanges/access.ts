import { and, eq, isNull, or, type SQL } from 'drizzle-orm'
import { candleImport, candleSeries } from '@/db/schema/exchanges'
import { type Access, type Actor, isAdmin, type Person } from '@/lib/kernel/access'
import { refuse } from '@/lib/kernel/errors'

/** Candles of an exchange are everybody's; those of a file are seen by the person who brought it. */
export function visibleSeries(actor: Actor): SQL | undefined {
  const ofHouse = isNull(candleSeries.ownerId)
  return actor.kind === 'person' ? or(ofHouse, eq(candleSeries.ownerId, actor.id)) : ofHouse
}

export const seriesSeenBy = (actor: Actor, seriesId: string): SQL | undefined =>
  and(eq(candleSeries.id, seriesId), visibleSeries(actor))

/** As `visibleSeries`, as a rule. */
export const readerOfSeries: Access<{ seriesId: string }> = {
  rule: 'Anyone for the candles of an exchange; for a file, the person who brought it.',
  answers: { stranger: 401, other: 404, owner: 'allow' },
  hides: 'series of candles',
  check: async (actor, { seriesId }, db) =>
    (await db.select({ id: candleSeries.id }).from(candleSeries).where(seriesSeenBy(actor, seriesId)))
      .length === 1,
}

/** Only who brought a file may delete it; to everybody else it is not there. */
export const ownerOfFile: Access<{ seriesId: string }> = {
  rule: 'The person who brought the candles.',
  answers: { stranger: 401, other: 404, owner: 'allow' },
  hides: 'series of candles',
  check: async (actor, { seriesId }, db) => {
    if (actor.kind !== 'person') return false
    const mine = and(eq(candleSeries.id, seriesId), eq(candleSeries.ownerId, actor.id))
    return (await db.select({ id: candleSeries.id }).from(candleSeries).where(mine)).length === 1
  },
}

/** Who asked for an import may end it, and so may an admin. */
export const whoAsked: Access<{ importId: string }> = {
  rule: 'Who asked for the import, and admins.',
  answers: { stranger: 401, other: 404, owner: 'allow', admin: 'allow' },
  hides: 'import',
  check: async (actor, { importId }, db) => {
    if (actor.kind !== 'person') return false
    const [row] = await db
      .select({ askedBy: candleImport.askedBy })
      .from(candleImport)
      .where(eq(candleImport.id, importId))
    return row !== undefined && (row.askedBy === actor.id || isAdmin(actor))
  },
}

export function selfOf(actor: Actor): Person {
  if (actor.kind === 'person') return actor
  refuse('sign_in_required', 'Sign in to do this.', { status: 401 })
}
