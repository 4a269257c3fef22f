import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { candleSeries } from '@/db/schema/exchanges'
import { command } from '@/lib/kernel/operation'
import { ownerOfFile, selfOf } from '../access'
import { seriesChanged } from '../events'
import { seriesRef } from '../schemas/series'

export const deleteCandleFile = command(
  {
    name: 'exchanges.deleteCandleFile',
    summary: 'Deletes candles of your own.',
    input: seriesRef,
    output: z.object({}),
    access: ownerOfFile,
  },
  async ({ seriesId }, ctx) => {
    await ctx.tx.delete(candleSeries).where(eq(candleSeries.id, seriesId))
    const room = `user:${selfOf(ctx.actor).id}`
    await ctx.emit(seriesChanged, { aggregate: seriesId, payload: { seriesId }, rooms: [room] })
    return {}
  },
)
