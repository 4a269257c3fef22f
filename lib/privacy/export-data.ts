import { and, eq, isNotNull, lte } from 'drizzle-orm'
import { strToU8, zipSync } from 'fflate'
import { dataExport } from '@/db/schema/privacy'
import { inMs, now } from '@/lib/kernel/clock'
import { rawDb } from '@/lib/kernel/db'
import { env } from '@/lib/kernel/env'
import { job } from '@/lib/kernel/job'
import type { DataOwner } from '@/lib/kernel/person-data'
import { domains } from './domains'
import { ownerOf } from './queries'
import { exportReady, exportRef } from './schemas'

const keptMs = 7 * 86_400_000

/** Writes the zip of an ordered export. Done twice it changes nothing. */
export const makeExport = job(
  { name: 'privacy.makeExport', input: exportRef },
  async ({ exportId }, { transaction }) => {
    const [row] = await rawDb().select().from(dataExport).where(eq(dataExport.id, exportId))
    const owner = row && row.readyAt === null ? await ownerOf(rawDb(), row.personId) : null
    if (!owner) return
    const content = Buffer.from(await zipOf(owner))
    await transaction(async (ctx) => {
      const expiresAt = inMs(ctx.now, keptMs)
      const [made] = await ctx.tx
        .update(dataExport)
        .set({ content, sizeBytes: content.byteLength, readyAt: ctx.now, expiresAt })
        .where(eq(dataExport.id, exportId))
        .returning({ personId: dataExport.personId })
      if (!made) return
      await ctx.emit(exportReady, {
        aggregate: made.personId,
        payload: { personId: made.personId, until: expiresAt.toISOString() },
        rooms: [`user:${made.personId}`],
      })
    })
  },
)

/** One JSON file for each domain that holds something, all of one moment. */
export async function zipOf(owner: DataOwner): Promise<Uint8Array> {
  const read = await rawDb().transaction(
    async (tx) => {
      const found: [string, Record<string, readonly unknown[]>][] = []
      for (const { domain, read } of domains) found.push([domain, await read(tx, owner)])
      return found
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
  const files = Object.fromEntries(
    read.map(([domain, kinds]) => [`${domain}.json`, strToU8(JSON.stringify(kinds, null, 2))]),
  )
  return zipSync({ 'README.txt': strToU8(readme(read.map(([domain, kinds]) => [domain, kinds]))), ...files })
}

function readme(domains: [string, Record<string, readonly unknown[]>][]): string {
  const lines = domains.map(([domain, kinds]) => {
    const counts = Object.entries(kinds).map(([kind, rows]) => `${kind} (${rows.length})`)
    return `${domain}.json: ${counts.join(', ') || 'nothing'}`
  })
  return `Everything about you on Tradepost, ${env().APP_URL}
Written ${now().toISOString()}. Times are UTC, sums are in minor units (cents).

${lines.join('\n')}

Passwords, keys and tokens are kept as hashes only, or sealed, and are left out.
`
}

export const forgetExports = async (): Promise<void> => {
  await rawDb()
    .update(dataExport)
    .set({ content: null })
    .where(and(isNotNull(dataExport.content), lte(dataExport.expiresAt, now())))
}
