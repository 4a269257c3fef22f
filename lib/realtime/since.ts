import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { anyone } from '@/lib/kernel/access'
import type { Db, Tx } from '@/lib/kernel/db'
import { query } from '@/lib/kernel/operation'
import { roomsOf } from './rooms'
import { missedSchema } from './schemas'

/** More than this is not replayed: the page asks for everything again. */
const maxHints = 500
const maxDistance = 20_000

const position = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

export const since = query(
  {
    name: 'realtime.since',
    summary: 'What changed for the caller after a position, up to 500 changes.',
    input: z.object({ since: position, upTo: position.optional() }),
    output: missedSchema,
    access: anyone,
    limit: { max: 600, windowS: 60 },
  },
  async ({ since: from, upTo }, { actor, db }) => {
    const end = upTo ?? (await lastPosition(db))
    if (end - from > maxDistance) return { position: end, reset: true, hints: [] }
    const rooms = `{${roomsOf(actor).join(',')}}`
    const rows = await db.execute<{ position: string; type: string; aggregate: string }>(sql`
      select position, type, aggregate from event
      where position > ${from} and position <= ${end} and rooms && ${rooms}::text[]
      order by position limit ${maxHints + 1}`)
    if (rows.length > maxHints) return { position: end, reset: true, hints: [] }
    const hints = rows.map((row) => ({ ...row, position: Number(row.position) }))
    return { position: end, reset: false, hints }
  },
)

async function lastPosition(db: Db | Tx): Promise<number> {
  const [row] = await db.execute<{ last: string }>(sql`select coalesce(max(position), 0) as last from event`)
  return Number(row?.last ?? 0)
}
