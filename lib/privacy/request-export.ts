import { desc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { dataExport } from '@/db/schema/privacy'
import { inPerson } from '@/lib/identity'
import { inMs } from '@/lib/kernel/clock'
import type { Db, Tx } from '@/lib/kernel/db'
import { notFound, refuse } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { command, query } from '@/lib/kernel/operation'
import { ownExport, selfOf } from './access'
import { makeExport } from './export-data'
import { exportRef } from './schemas'

const everyMs = 86_400_000

export const requestExport = command(
  {
    name: 'privacy.requestExport',
    summary: 'Orders a zip of everything about the caller; they are told when it is ready. Once a day.',
    input: z.object({}),
    output: exportRef,
    access: inPerson,
    openToSuspended: true,
    limit: { max: 10, windowS: 3_600 },
  },
  async (_, ctx) => {
    const { id: personId } = selfOf(ctx.actor)
    const next = await nextExportAt(ctx.tx, personId)
    if (next && next > ctx.now)
      refuse('export_today', 'You asked for this within the last 24 hours. Ask again tomorrow.', {
        status: 429,
      })
    const exportId = newId('export')
    await ctx.tx.insert(dataExport).values({ id: exportId, personId, requestedAt: ctx.now })
    await ctx.audit({ act: 'privacy.requestExport', subject: personId })
    await ctx.enqueue(makeExport, { exportId }, { singletonKey: exportId })
    return { exportId }
  },
)

/** When another one may be asked for; null: never asked. */
export async function nextExportAt(db: Db | Tx, personId: string): Promise<Date | null> {
  const [last] = await db
    .select({ at: dataExport.requestedAt })
    .from(dataExport)
    .where(eq(dataExport.personId, personId))
    .orderBy(desc(dataExport.requestedAt))
    .limit(1)
  return last ? inMs(last.at, everyMs) : null
}

export const downloadExport = query(
  {
    name: 'privacy.downloadExport',
    summary: 'The zip of an export of the caller, for seven days.',
    input: exportRef,
    output: z.object({
      filename: z.string(),
      content: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
    }),
    access: ownExport,
    limit: { max: 20, windowS: 600 },
  },
  async ({ exportId }, { db, now }) => {
    const [row] = await db.select().from(dataExport).where(eq(dataExport.id, exportId))
    if (!row?.content || !row.expiresAt || row.expiresAt <= now) notFound('export')
    return { filename: `tradepost-${row.requestedAt.toISOString().slice(0, 10)}.zip`, content: row.content }
  },
)
