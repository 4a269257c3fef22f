import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { adminsOnly, staffOnly } from '@/lib/kernel/access'
import { readCursor, timeAndId, writeCursor } from '@/lib/kernel/cursor'
import type { Db, Tx } from '@/lib/kernel/db'
import { query } from '@/lib/kernel/operation'
import { readBots, readDatabase, readEnded, readEvents, readJobs, readProof } from './health'
import { type AuditRow, auditInput, auditView, healthView } from './schemas'

export const health = query(
  {
    name: 'ops.health',
    summary: 'How the house is doing: lags, bots, ledger proof, database.',
    input: z.object({}),
    output: healthView,
    access: staffOnly,
  },
  async (_, { db, now }) => ({
    at: now.toISOString(),
    jobs: await readJobs(db),
    events: await readEvents(db),
    bots: await readBots(db),
    ledger: await readProof(db),
    ended: await readEnded(db),
    database: await readDatabase(db),
  }),
)

export const auditLog = query(
  {
    name: 'ops.auditLog',
    summary: 'What admins and our own workers did by hand or by rule, newest first.',
    input: auditInput,
    output: auditView,
    access: adminsOnly,
  },
  async ({ act, subject, cursor, limit }, { db }) => {
    const [before, beforeId] = readCursor(timeAndId('audit'), cursor) ?? ['infinity', '~']
    const rows = await db.execute<Row>(sql`
      select audit.id, at, actor, coalesce(person.name, actor) as actor_name, act, subject, reason, detail, request_id,
        audit.address
      from audit left join person on person.id = audit.actor
      where (at, audit.id) < (${before}::timestamptz, ${beforeId})
        ${act ? sql`and act = ${act}` : sql``} ${subject ? sql`and subject = ${subject}` : sql``}
      order by at desc, audit.id desc limit ${limit + 1}`)
    const last = rows.length > limit ? rows[limit - 1] : undefined
    return {
      items: rows.slice(0, limit).map(viewOf),
      // `at` as the database wrote it: its microseconds must survive.
      nextCursor: last ? writeCursor(last.at, last.id) : null,
      acts: await acts(db),
    }
  },
)

interface Row extends Record<string, unknown> {
  id: string
  at: string
  actor: string
  actor_name: string
  act: string
  subject: string
  reason: string | null
  detail: Record<string, unknown>
  request_id: string
  address: string | null
}

const viewOf = (row: Row): AuditRow => ({
  id: row.id,
  at: new Date(row.at).toISOString(),
  actor: row.actor,
  actorName: row.actor_name.replace(/^system:/, ''),
  address: row.address,
  act: row.act,
  subject: row.subject,
  reason: row.reason,
  detail: row.detail,
  requestId: row.request_id,
})

async function acts(db: Db | Tx): Promise<string[]> {
  const rows = await db.execute<{ act: string }>(sql`select distinct act from audit order by act limit 100`)
  return rows.map((row) => row.act)
}
