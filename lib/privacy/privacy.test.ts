import { createHash } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeAll, expect, test } from 'vitest'
import {
  actorOfCookie,
  createToken,
  me,
  setRole,
  suspendPerson,
  updateProfile,
  verifyPassword,
} from '@/lib/identity'
import { anonymous, type Person, system } from '@/lib/kernel/access'
import { linkAudit, verifyAudit } from '@/lib/kernel/audit-chain'
import { inMs, setClock } from '@/lib/kernel/clock'
import { rawDb, rawSql } from '@/lib/kernel/db'
import { publicProfile } from '@/lib/ops'
import { freshDatabase } from '@/tests/harness/database'
import { cookieOf, newPerson } from '@/tests/harness/people'
import { buy, dealReaches, ledgerIsSound, type Trader, tradingPost } from '@/tests/harness/trading-post'
import { until } from '@/tests/harness/until'
import { goodsOf } from '@/tests/matrix/goods'
import { deletePeople } from './delete-people'
import { domains, notGiven } from './domains'
import { forgetExports, makeExport } from './export-data'
import { downloadExport, keepAccount, myPrivacy, planDeletion, requestExport } from './index'

beforeAll(async () => {
  await freshDatabase()
})
const post = await tradingPost()

afterEach(() => setClock(() => new Date()))
const dayMs = 86_400_000
const later = (days: number) => setClock(() => inMs(new Date(), days * dayMs))

const admin = () => newPerson(rawDb(), 'admin')

let guessers = 1

/** A person whose every trace carries words that can be looked for. */
async function traced(): Promise<{ actor: Person; email: string; secrets: string[]; address: string }> {
  const actor = await newPerson(rawDb())
  const tag = actor.id.slice(-8)
  const [name, email, bio] = [`Zora ${tag}`, `zora-${tag}@private.example`, `I am ${tag} of Graz`]
  const address = `10.9.${guessers >> 8}.${guessers++ & 255}`
  const hash = createHash('sha256').update(tag).digest('hex')
  await rawSql()`update person set email = ${email}, password_hash = ${hash} where id = ${actor.id}`
  await updateProfile.run({ actor, idempotencyKey: 'key' }, { name, bio })
  await verifyPassword.run({ actor: anonymous, address }, { email, password: 'guess' }).catch(() => null)
  await createToken.run({ actor }, { name: `for ${tag}`, scope: 'read', days: 1 })
  await goodsOf({ actor }, { title: `Things of ${tag}`, description: `Worn by ${tag}.` })
  const [row] = await rawSql()`select steam_id from person where id = ${actor.id}`
  return {
    actor,
    email,
    address,
    secrets: [name, email, bio, row?.steam_id, `for ${tag}`, `Things of ${tag}`],
  }
}

async function exportOf(actor: Person): Promise<Record<string, string>> {
  const { exportId } = await requestExport.run({ actor }, {})
  await until('the export to be ready', async () => {
    await makeExport.run({ exportId }, workOf())
    return (await myPrivacy.run({ actor }, {})).export?.readyAt
  })
  const { content } = await downloadExport.run({ actor }, { exportId })
  return Object.fromEntries(
    Object.entries(unzipSync(content)).map(([name, bytes]) => [name, strFromU8(bytes)]),
  )
}

const { inTransaction } = await import('@/lib/kernel/operation')
const workOf = () => ({
  jobId: 'test',
  signal: new AbortController().signal,
  transaction: <T>(body: Parameters<typeof inTransaction<T>>[1]) => inTransaction(system('test'), body),
})

test('the export holds everything of the person and no secret, in one zip with a table of contents', async () => {
  const { actor, secrets } = await traced()
  const files = await exportOf(actor)
  const all = Object.values(files).join('\n')
  for (const word of secrets) expect(all, word).toContain(word)
  expect(files['README.txt']).toContain('identity.json: account (1)')
  expect(Object.keys(files).sort()).toEqual(
    ['README.txt', ...domains.map(({ domain }) => `${domain}.json`)].sort(),
  )
  const [row] = await rawSql()`select password_hash from person where id = ${actor.id}`
  expect(all).not.toContain(row?.password_hash)
  expect(all).not.toContain('sealedSecret')
})

test('an export is for its owner alone, once a day and for seven days', async () => {
  const [{ actor }, other] = [await traced(), await admin()]
  await exportOf(actor)
  const exportId = (await myPrivacy.run({ actor }, {})).export?.id
  await expect(downloadExport.run({ actor: other }, { exportId })).rejects.toMatchObject({ status: 404 })
  await expect(requestExport.run({ actor }, {})).rejects.toMatchObject({ code: 'export_today' })
  later(6)
  await forgetExports()
  await downloadExport.run({ actor }, { exportId })
  later(8)
  await expect(downloadExport.run({ actor }, { exportId })).rejects.toMatchObject({ status: 404 })
  await forgetExports()
  const [row] = await rawSql()`select content from data_export where id = ${exportId ?? ''}`
  expect(row?.content).toBeNull()
  expect((await myPrivacy.run({ actor }, {})).export).toBeNull()
})

test('a suspended person gets their export, and leaves only when the suspension is over', async () => {
  const [chief, { actor }] = [await admin(), await traced()]
  await suspendPerson.run({ actor: chief }, { personId: actor.id, reason: 'A test.', until: null })
  const suspended = { ...actor, suspended: true as const }
  await exportOf(suspended)
  await expect(planDeletion.run({ actor: suspended }, {})).rejects.toMatchObject({ code: 'suspended' })
})

test('every table that names people is in the export or says why not', async () => {
  const named = await rawSql()<{ table_name: string }[]>`
    select distinct c.relname as table_name from pg_constraint k join pg_class c on c.oid = k.conrelid
    where k.contype = 'f' and k.confrelid = 'person'::regclass
    union
    select distinct table_name from information_schema.columns join information_schema.tables
      using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE' and column_name in ('person_id', 'buyer_id', 'seller_id', 'author_id', 'by_id',
      'actor', 'owner_steam_id', 'partner_steam_id', 'steam_id', 'user_id', 'email', 'address', 'user_agent',
      'aggregate', 'subject', 'scope', 'code', 'delivery_id', 'account_id', 'deal_id', 'order_id', 'key', 'nonce')`
  const given = new Set([...domains.flatMap(({ tables }) => tables), 'person'])
  const open = named
    .map((row) => row.table_name)
    .filter((name) => !given.has(name) && !Object.hasOwn(notGiven, name))
  expect(open.sort()).toEqual([])
  const tables = new Set(
    (
      await rawSql()<{ t: string }[]>`select table_name as t from information_schema.tables
      where table_schema = 'public'`
    ).map(({ t }) => t),
  )
  for (const name of [...given, ...Object.keys(notGiven)]) expect(tables, name).toContain(name)
})

/** Waits until a person was told something, so that nothing about earlier events is still to be written. */
const told = ({ id }: Person, kind: string) =>
  until(`${kind} to be told`, async () => {
    const rows = await rawSql()`select 1 from notification where person_id = ${id} and kind = ${kind}`
    return rows.length > 0
  })

/** Tables in which a text still stands, by reading all of them. */
async function whereIs(text: string): Promise<string[]> {
  const tables = await rawSql()<{ schema: string; name: string }[]>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'`
  const found: string[] = []
  for (const { schema, name } of tables) {
    const [row] = await rawSql()`
      select count(*)::int as n from ${rawSql()(`${schema}.${name}`)} t where t::text ilike ${`%${text}%`}`
    if (row?.n > 0) found.push(name)
  }
  return found
}

test('after the regret period nothing in any table says who it was, and the audit chain still holds', async () => {
  const { actor, secrets, address } = await traced()
  const cookie = await cookieOf(actor.id)
  await setRole.run({ actor: await admin() }, { personId: actor.id, role: 'provider', reason: 'A test.' })
  const { dueAt } = await planDeletion.run({ actor }, { reason: `Goodbye says ${secrets[0]}` })
  await told(actor, 'account.deletion')
  expect(Date.parse(dueAt) - Date.now()).toBeGreaterThan(13.9 * dayMs)
  await deletePeople()
  expect((await me.run({ actor }, {})).name).toBe(secrets[0])
  for (const word of [...secrets, `@${address}`]) expect(await whereIs(word), word).not.toEqual([])
  later(15)
  await deletePeople()
  setClock(() => new Date())
  for (const word of secrets) expect(await whereIs(word), word).toEqual([])
  expect(await actorOfCookie(cookie)).toEqual(anonymous)
  await expect(publicProfile.run({ actor: anonymous }, { personId: actor.id })).rejects.toMatchObject({
    status: 404,
  })
  const [row] = await rawSql()`select name, deleted_at is not null as gone from person where id = ${actor.id}`
  expect(row).toEqual({ name: 'Deleted person', gone: true })
  await linkAudit()
  expect(await verifyAudit()).toMatchObject({ broken: null, waiting: 0 })
  expect(await whereIs(`@${address}`), 'the network address of a guess').toEqual([])
})

test('one press takes the wish back', async () => {
  const { actor } = await traced()
  await planDeletion.run({ actor }, {})
  expect((await myPrivacy.run({ actor }, {})).deletion).not.toBeNull()
  await keepAccount.run({ actor }, {})
  later(15)
  await deletePeople()
  expect((await me.run({ actor }, {})).name).toMatch(/^Zora/)
})

test('nobody leaves with open deals, money or an office', async () => {
  const refused = (actor: Person) => expect(planDeletion.run({ actor }, {})).rejects
  await refused(await admin()).toMatchObject({ code: 'holds_office' })
  const [seller, buyer] = [await post.newSeller(), await post.newBuyer()]
  await refused(buyer.actor).toMatchObject({
    code: 'money_left',
    message: expect.stringContaining('€1,000.00'),
  })
  await buy(buyer, await post.list(seller))
  await refused(seller.actor).toMatchObject({ code: 'deals_open' })
  await expect(planDeletion.run({ actor: anonymous }, {})).rejects.toMatchObject({ status: 401 })
})

test('the books of somebody who left stay whole, and their partner still reads the deal', async () => {
  const [seller, buyer]: [Trader, Trader] = [await post.newSeller(2), await post.newBuyer(2_410)]
  const left = await post.list(seller)
  const { dealId } = await buy(buyer, left)
  post.accepts(seller)
  post.accepts(buyer)
  await dealReaches(buyer, dealId, 'settled')
  await told(seller.actor, 'deal.paid')
  await planDeletion.run({ actor: buyer.actor }, {})
  await told(buyer.actor, 'account.deletion')
  later(15)
  await deletePeople()
  setClock(() => new Date())
  expect(await whereIs(buyer.account.id)).toEqual([])
  expect(await whereIs(buyer.account.persona)).toEqual([])
  expect(await ledgerIsSound()).toBe(true)
  const deal = await dealReaches(seller, dealId, 'settled')
  expect(deal.buyer.name).toBe('Deleted person')
})
