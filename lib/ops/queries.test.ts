import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { freshDatabase } from '@/tests/harness/database'

const { db } = await freshDatabase()
const { auditLog, health, personFile } = await import('./index')
const { suspendPerson } = await import('@/lib/identity')
const { newPerson } = await import('@/tests/harness/people')
const { appendAudit } = await import('@/lib/kernel/audit')
const { newId } = await import('@/lib/kernel/ids')

const admin = { kind: 'person', id: newId('user'), role: 'admin' } as const
const stranger = { kind: 'person', id: newId('user'), role: 'user' } as const

async function write(act: string, subject: string, at: string): Promise<void> {
  const stamp = { actor: admin, now: new Date(at), requestId: 'req_test' }
  await db.transaction((tx) => appendAudit(tx, stamp, { act, subject, reason: 'Because.' }))
}

test('the log and the health of the house do not exist for anybody but admins', async () => {
  await expect(auditLog.run({ actor: stranger }, {})).rejects.toMatchObject({ status: 404 })
  await expect(health.run({ actor: stranger }, {})).rejects.toMatchObject({ status: 404 })
})

test('paging through the log shows every row once, newest first, and filters by act and subject', async () => {
  const at = '2026-03-01T10:00:00.123Z'
  for (let n = 0; n < 5; n++) await write('deals.note', `deal_${n}`, at)
  await write('deals.refund', 'deal_0', '2026-03-02T10:00:00Z')
  const seen: string[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await auditLog.run({ actor: admin }, { limit: 2, ...(cursor ? { cursor } : {}) })
    seen.push(...page.items.map((row) => `${row.act} ${row.subject}`))
    cursor = page.nextCursor
  }
  expect(seen).toHaveLength(6)
  expect(new Set(seen).size).toBe(6)
  expect(seen[0]).toBe('deals.refund deal_0')
  const about = await auditLog.run({ actor: admin }, { subject: 'deal_0' })
  expect(about.items.map((row) => row.act)).toEqual(['deals.refund', 'deals.note'])
  const notes = await auditLog.run({ actor: admin }, { act: 'deals.note' })
  expect(notes.items).toHaveLength(5)
  expect(notes.acts).toEqual(['deals.note', 'deals.refund'])
})

test('a broken cursor is refused with a sentence', async () => {
  await expect(auditLog.run({ actor: admin }, { cursor: 'nonsense' })).rejects.toMatchObject({
    code: 'invalid_cursor',
  })
})

test('a fresh house is healthy, and an event that nobody handles shows as lag', async () => {
  const quiet = await health.run({ actor: admin }, {})
  expect(quiet).toMatchObject({ jobs: { lagMs: 0 }, events: { lagMs: 0, dead: 0 }, bots: { total: 0 } })
  expect(quiet.ended.hourly).toHaveLength(24)
  expect(quiet.database.max).toBeGreaterThan(0)
  await db.execute(sql`
    insert into event (type, aggregate, aggregate_seq, payload, rooms, actor, request_id, at)
    values ('test.happened', 'x', 1, '{}', '{}', 'system:test', 'req_test', now() - interval '1 minute')`)
  const late = await health.run({ actor: admin }, {})
  expect(late.events.lagMs).toBeGreaterThanOrEqual(60_000)
})

test('the file of a person shows account and acts to moderators, who judge but give no roles', async () => {
  const [moderator, mara] = [await newPerson(db, 'moderator'), await newPerson(db)]
  const file = await personFile.run({ actor: moderator }, { personId: mara.id })
  expect(file).toMatchObject({
    id: mara.id,
    sessions: 0,
    suspension: null,
    may: { judge: true, giveRole: false },
    money: [],
    deals: { total: 0, open: 0, latest: [] },
    listings: { total: 0, active: 0 },
  })
  await suspendPerson.run({ actor: moderator }, { personId: mara.id, reason: 'A test.', until: null })
  const after = await personFile.run({ actor: moderator }, { personId: mara.id })
  expect(after.suspension?.reason).toBe('A test.')
  expect(after.acts.map(({ act }) => act)).toEqual(['identity.suspendPerson'])
  await expect(personFile.run({ actor: mara }, { personId: mara.id })).rejects.toMatchObject({ status: 404 })
})
