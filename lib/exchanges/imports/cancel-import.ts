import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { candleImport } from '@/db/schema/exchanges'
import { notFound } from '@/lib/kernel/errors'
import { move, stateOf } from '@/lib/kernel/machine'
import { command } from '@/lib/kernel/operation'
import { whoAsked } from '../access'
import { importRef } from '../schemas/import'
import { roomsOf } from './start-imports'
import { importMachine } from './states'

export const cancelImport = command(
  {
    name: 'exchanges.cancelImport',
    summary: 'Ends an import; the candles that came in stay.',
    input: importRef,
    output: z.object({}),
    access: whoAsked,
  },
  async ({ importId }, ctx) => {
    const [row] = await ctx.tx.select().from(candleImport).where(eq(candleImport.id, importId)).for('update')
    if (!row) notFound('import')
    const state = stateOf(importMachine, row.state)
    await move(ctx, importMachine, candleImport, { ...row, state }, 'cancel', { rooms: roomsOf(row.askedBy) })
    return {}
  },
)
