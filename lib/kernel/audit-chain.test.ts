import { expect, test } from 'vitest'
import { freshDatabase } from '@/tests/harness/database'
import { system } from './access'
import { appendAudit } from './audit'
import { linkAudit, verifyAudit } from './audit-chain'
import { newId } from './ids'

/** Each test has a log of its own to spoil. The first database is the one that `linkAudit` works on. */
const { db, sql } = await freshDatabase()

const admin = { kind: 'person', id: newId('user'), role: 'admin' } as const
const minute = 60_000

interface Written {
  act?: string
  reason?: string
  detail?: Record<string, unknown>
  at?: Date
  address?: string
}

const write = ({ act = 'test.act', at = new Date(), address, ...entry }: Written = {}) =>
  db.transaction((tx) =>
    appendAudit(
      tx,
      { actor: admin, now: at, requestId: 'req_test', address },
      { act, subject: 'x', ...entry },
    ),
  )

async function linkedRows(count: number): Promise<void> {
  await empty()
  for (let n = 0; n < count; n++) await write({ act: `test.act${n}` })
  await linkAudit()
}

/** What only somebody with the database's own password can do. */
async function behindOurBack(body: (raw: typeof sql) => Promise<unknown>): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await body(tx as unknown as typeof sql)
  })
}

const empty = () => behindOurBack((raw) => raw`delete from audit`)

test('an untouched log is sound, whatever stands in it', async () => {
  await empty()
  await write({
    reason: 'Grüße, „Zeile“\nzwei\t| 1:x,-',
    detail: { b: [1, 2.5, null], a: { 'ü"': '\u2028' } },
  })
  await write({ address: '2001:db8::1' })
  await write({ reason: '' })
  await write({ reason: '-' })
  expect(await linkAudit()).toBe(4)
  await write()
  const proof = await verifyAudit(sql)
  expect(proof).toMatchObject({ sound: 4, waiting: 1, broken: null })
  expect(proof.head).toEqual({ position: 4, hash: expect.stringMatching(/^[0-9a-f]{64}$/) })
})

test('a log of many pages is linked to its end and read to its end', async () => {
  await empty()
  await sql`
    insert into audit (id, at, actor, act, subject, request_id)
    select 'aud_' || n, now(), 'system:test', 'test.many', 'x', 'req_test' from generate_series(1, 1203) as n`
  expect(await linkAudit()).toBe(1203)
  expect(await linkAudit()).toBe(0)
  expect(await verifyAudit(sql)).toMatchObject({ sound: 1203, waiting: 0, broken: null })
})

test.each([
  ['who', "actor = 'somebody else'"],
  ['what', "act = 'test.other'"],
  ['to whom', "subject = 'y'"],
  ['why', "reason = 'another'"],
  ['where from', "address = '10.0.0.1'"],
  ['when', "at = at + interval '1 microsecond'"],
  ['the detail', `detail = '{"a":1}'`],
  ['the request', "request_id = 'req_other'"],
  ['the link', "hash = sha256('x')"],
])('a row is found in which %s was changed', async (_, change) => {
  await linkedRows(5)
  await behindOurBack((raw) => raw.unsafe(`update audit set ${change} where position = 3`))
  expect(await verifyAudit(sql)).toMatchObject({ sound: 2, broken: { position: 3 } })
})

test('a change whose own link was computed anew is found at the next row', async () => {
  await linkedRows(5)
  await behindOurBack(
    (raw) => raw`
      update audit set reason = 'other', hash = sha256(
        (select hash from audit where position = 2) ||
        convert_to(3 || ',' || audit_text(jsonb_populate_record(audit, '{"reason":"other"}')), 'UTF8'))
      where position = 3`,
  )
  expect(await verifyAudit(sql)).toMatchObject({ sound: 3, broken: { position: 4 } })
})

test('a removed row is found, and so is the gap closed over it', async () => {
  await linkedRows(5)
  await behindOurBack((raw) => raw`delete from audit where position = 3`)
  expect(await verifyAudit(sql)).toMatchObject({
    sound: 2,
    broken: { position: 3, why: expect.stringContaining('row 3 is gone') },
  })
  for (const position of [4, 5])
    await behindOurBack(
      (raw) => raw`update audit set position = ${position - 1} where position = ${position}`,
    )
  expect(await verifyAudit(sql)).toMatchObject({ sound: 2, broken: { position: 3 } })
})

test('an inserted row is found', async () => {
  await linkedRows(4)
  await behindOurBack(async (raw) => {
    await raw`update audit set position = -position`
    await raw`update audit set position = -position + (case when -position >= 3 then 1 else 0 end)`
    await raw`
      insert into audit (id, at, actor, act, subject, request_id, position, hash, linked_at)
      select 'aud_forged', at, actor, act, 'y', request_id, 3, hash, linked_at from audit where position = 2`
  })
  expect(await verifyAudit(sql)).toMatchObject({ sound: 2, broken: { position: 3, id: 'aud_forged' } })
})

test('two rows that changed places are found', async () => {
  await linkedRows(4)
  await behindOurBack(async (raw) => {
    await raw`update audit set position = -1 where position = 2`
    await raw`update audit set position = 2 where position = 3`
    await raw`update audit set position = 3 where position = -1`
  })
  expect(await verifyAudit(sql)).toMatchObject({ sound: 1, broken: { position: 2 } })
})

test('a row dated back into a time that was linked long ago is found', async () => {
  await linkedRows(2)
  await write({ act: 'test.forged', at: new Date(Date.now() - 70 * minute) })
  await linkAudit()
  expect(await verifyAudit(sql)).toMatchObject({
    sound: 2,
    broken: { position: 3, why: expect.stringContaining('dated') },
  })
})

test('a late commit, and a worker that was away for a day, are no forgery', async () => {
  await empty()
  for (const ageMin of [1_500, 1_400, 90, 1]) await write({ at: new Date(Date.now() - ageMin * minute) })
  await linkAudit()
  await write({ at: new Date(Date.now() - 5 * minute) })
  await linkAudit()
  expect(await verifyAudit(sql)).toMatchObject({ sound: 5, broken: null })
})

test('an end that was cut off, and a chain computed anew, are found by a link that was noted before', async () => {
  await linkedRows(5)
  const { head } = await verifyAudit(sql)
  expect((await verifyAudit(sql, head)).broken).toBeNull()
  await behindOurBack((raw) => raw`delete from audit where position > 3`)
  expect((await verifyAudit(sql)).broken).toBeNull()
  expect(await verifyAudit(sql, head)).toMatchObject({ sound: 3, broken: { position: 4 } })
  await linkedRows(6)
  expect(await verifyAudit(sql, head)).toMatchObject({ sound: 4, broken: { position: 5 } })
})

test('the database itself refuses to change, unlink or remove a row', async () => {
  await linkedRows(2)
  await write()
  for (const statement of [
    "update audit set reason = 'x'",
    'update audit set position = null, hash = null, linked_at = null where position is not null',
    "update audit set hash = sha256('x') where position = 1",
    "update audit set position = 9, hash = sha256('x'), linked_at = now(), reason = 'x' where position is null",
    'delete from audit',
    'truncate audit',
  ])
    await expect(sql.unsafe(statement), statement).rejects.toThrow('append-only')
})

test('writers do not wait for one another or for the linking, and every row is linked once', async () => {
  await empty()
  let open = () => {}
  const held = new Promise<void>((resolve) => {
    open = resolve
  })
  const slow = db.transaction(async (tx) => {
    const stamp = { actor: system('test'), now: new Date(), requestId: 'req_test' }
    await appendAudit(tx, stamp, { act: 'test.slow', subject: 'x' })
    await held
  })
  const writers = Array.from({ length: 60 }, () => write())
  const linkers = Array.from({ length: 10 }, () => linkAudit())
  await Promise.all([...writers, ...linkers])
  await linkAudit()
  expect(await verifyAudit(sql)).toMatchObject({ sound: 60, waiting: 0, broken: null })
  open()
  await slow
  expect(await linkAudit()).toBe(1)
  expect(await verifyAudit(sql)).toMatchObject({ sound: 61, broken: null })
})
