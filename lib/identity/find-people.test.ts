import { and, desc } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { person } from '@/db/schema/identity'
import { newId } from '@/lib/kernel/ids'
import { freshDatabase } from '@/tests/harness/database'
import { newPerson } from '@/tests/harness/people'
import { matching } from './find-people'
import { findPeople, suspendPerson } from './index'

const { db, sql } = await freshDatabase()
const moderator = await newPerson(db, 'moderator')
const caller = { actor: moderator }

const rows = 20_000

beforeAll(async () => {
  await sql`
    insert into person (id, name, email, password_hash, created_at)
    select 'usr_crowd' || n, 'Crowd ' || md5(n::text), md5('mail' || n) || '@crowd.example', 'none',
      now() - n * interval '1 minute'
    from generate_series(1, ${rows}) n`
  await sql`vacuum analyze person`
})

async function named(name: string, email: string): Promise<string> {
  const id = newId('user')
  await sql`insert into person (id, name, email, password_hash, created_at)
    values (${id}, ${name}, ${email}, 'none', now())`
  return id
}

const idsOf = async (input: object) => (await findPeople.run(caller, input)).items.map(({ id }) => id)

test('a person is found by part of a name or e-mail, whole id and SteamID', async () => {
  const id = await named('Zephyrine Quill', 'zq@harbour.example')
  expect(await idsOf({ q: 'phyrine q' })).toEqual([id])
  expect(await idsOf({ q: 'HARBOUR.EX' })).toEqual([id])
  expect(await idsOf({ q: id })).toEqual([id])
  const [own] = await sql`select steam_id from person where id = ${moderator.id}`
  expect(await idsOf({ q: own?.steam_id })).toEqual([moderator.id])
  expect(await idsOf({ q: 'ze' })).toEqual([id])
  expect(await idsOf({ q: '%%%' })).toEqual([])
})

test('the search reads indexes, never the whole table', async () => {
  for (const q of ['phyrine', 'zq', '76561190000000001', newId('user')]) {
    const query = db
      .select()
      .from(person)
      .where(and(matching(q)))
      .orderBy(desc(person.createdAt), desc(person.id))
      .limit(31)
      .toSQL()
    const plan = await sql.unsafe(`explain ${query.sql}`, query.params as string[])
    const text = plan.map((row) => row['QUERY PLAN']).join('\n')
    expect(text, q).toContain('person_name_trgm')
    expect(text, q).toContain('person_email_trgm')
    expect(text, q).not.toContain('Seq Scan')
  }
})

test('pages show every match once, the newest first, and filters narrow them', async () => {
  const made: string[] = []
  for (let n = 0; n < 5; n++) made.unshift(await named('Paging Pat', `pat${n}@paging.example`))
  const seen: string[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await findPeople.run(caller, { q: 'paging.example', limit: 2, ...(cursor && { cursor }) })
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor
  }
  expect(seen).toEqual(made)
  const [first = ''] = made
  await suspendPerson.run(caller, { personId: first, reason: 'A test.', until: null })
  expect(await idsOf({ q: 'paging.example', standing: 'suspended' })).toEqual([first])
  expect(await idsOf({ q: 'paging.example', standing: 'active' })).toEqual(made.slice(1))
  expect(await idsOf({ role: 'moderator' })).toEqual([moderator.id])
})

test('the list does not exist for people without an office', async () => {
  const actor = await newPerson(db)
  await expect(findPeople.run({ actor }, {})).rejects.toMatchObject({ code: 'not_found' })
  await expect(findPeople.run(caller, { cursor: 'nonsense' })).rejects.toMatchObject({
    code: 'invalid_cursor',
  })
})
