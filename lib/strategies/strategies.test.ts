import { beforeAll, expect, test } from 'vitest'
import type { Person } from '@/lib/kernel/access'
import { rawDb, rawSql } from '@/lib/kernel/db'
import { inTransaction } from '@/lib/kernel/operation'
import { averageCross, pineCross } from '@/tests/harness/average-cross'
import { freshDatabase } from '@/tests/harness/database'
import { newPerson } from '@/tests/harness/people'
import { strategyOf } from '@/tests/harness/strategies'
import {
  archiveStrategy,
  createStrategy,
  deleteStrategy,
  editStrategy,
  findVersion,
  handOverStrategies,
  listStrategies,
  listVersions,
  readVersion,
  renameStrategy,
  restoreStrategy,
  strategiesPersonData,
  viewStrategy,
} from './index'

beforeAll(async () => {
  await freshDatabase()
})

const someone = () => newPerson(rawDb())
const create = (actor: Person, content: object, name = 'Cross') =>
  createStrategy.run({ actor }, { name, content })
const edit = (actor: Person, strategyId: string, content: object, basedOn: number) =>
  editStrategy.run({ actor }, { strategyId, content, basedOn })
const view = (actor: Person, strategyId: string, number?: number) =>
  viewStrategy.run({ actor }, { strategyId, number })
const rules = (fast = 10) => ({ kind: 'rules', form: averageCross(fast) })

test('a strategy by rules is kept as its version 1 and read back as it was written', async () => {
  const actor = await someone()
  const made = await create(actor, rules())
  expect(made).toMatchObject({ number: 1, changed: true })
  const seen = await view(actor, made.strategyId)
  expect(seen).toMatchObject({ name: 'Cross', kind: 'rules', state: 'draft', latest: 1 })
  expect(seen.shown).toMatchObject({ number: 1, form: averageCross(), source: null, notices: [] })
  expect(seen.shown.params).toEqual(averageCross().params)
})

test('a Pine script stands beside its form, with what was left out', async () => {
  const actor = await someone()
  const { strategyId } = await create(actor, { kind: 'pine', source: pineCross })
  const { shown } = await view(actor, strategyId)
  expect(shown.source).toBe(pineCross)
  expect(shown.form?.rules).toHaveLength(2)
  expect(shown.notices.join(' ')).toContain('plot')
  expect(shown.params.map(({ name }) => name)).toEqual(['fast', 'slow'])
})

test('a JavaScript source is kept with its parameters, which must hold together', async () => {
  const actor = await someone()
  const params = [{ name: 'length', kind: 'integer', default: 20, min: 2, max: 100 }]
  const content = { kind: 'javascript', source: 'export const onBar = () => {}', params }
  const { strategyId } = await create(actor, content)
  expect((await view(actor, strategyId)).shown).toMatchObject({ form: null, params, source: content.source })
  const outside = [{ name: 'length', kind: 'integer', default: 1, min: 2 }]
  await expect(create(actor, { ...content, params: outside })).rejects.toMatchObject({
    code: 'form_refused',
    fields: { 'params[0].default': 'length must be at least 2, not 1.' },
  })
  const other = { ...content, params: [{ ...params[0], default: 30 }] }
  expect(await edit(actor, strategyId, other, 1)).toMatchObject({ number: 2, changed: true })
})

test('a new version is made only when something else is wanted, and an old one never changes', async () => {
  const actor = await someone()
  const { strategyId } = await create(actor, rules())
  const first = (await view(actor, strategyId)).shown
  expect(await edit(actor, strategyId, rules(), 1)).toEqual({ strategyId, number: 1, changed: false })
  expect(await edit(actor, strategyId, rules(11), 1)).toEqual({ strategyId, number: 2, changed: true })
  expect((await view(actor, strategyId)).shown).toMatchObject({ number: 2, form: averageCross(11) })
  expect((await view(actor, strategyId, 1)).shown).toEqual(first)
  const { items } = await listVersions.run({ actor }, { strategyId })
  expect(items.map(({ number }) => number)).toEqual([2, 1])
  await expect(view(actor, strategyId, 3)).rejects.toMatchObject({ status: 404 })
})

test('two edits of one version: the second is told that there is a newer one', async () => {
  const actor = await someone()
  const { strategyId } = await create(actor, rules())
  const both = await Promise.allSettled([
    edit(actor, strategyId, rules(11), 1),
    edit(actor, strategyId, rules(12), 1),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(edit(actor, strategyId, rules(13), 1)).rejects.toMatchObject({ code: 'changed_meanwhile' })
  expect((await view(actor, strategyId)).latest).toBe(2)
})

test('a script that means the same keeps its version and shows its new text', async () => {
  const actor = await someone()
  const { strategyId } = await create(actor, { kind: 'pine', source: pineCross })
  const source = `${pineCross}// said anew\n`
  expect(await edit(actor, strategyId, { kind: 'pine', source }, 1)).toMatchObject({ changed: false })
  expect((await view(actor, strategyId)).shown).toMatchObject({ number: 1, source })
})

test('the database itself refuses to change what a version wants', async () => {
  const actor = await someone()
  const { strategyId } = await create(actor, { kind: 'pine', source: pineCross })
  const change = rawSql()`update strategy_version set form_hash = repeat('0', 64) where strategy_id = ${strategyId}`
  await expect(change).rejects.toThrow('append-only')
  const other = rawSql()`update strategy_version set kind = 'rules' where strategy_id = ${strategyId}`
  await expect(other).rejects.toThrow()
})

test('a script that cannot be taken is refused with its place and keeps nothing', async () => {
  const actor = await someone()
  const source = '//@version=6\nstrategy("s")\nx = ta.wombat(close)\n'
  await expect(create(actor, { kind: 'pine', source })).rejects.toMatchObject({
    code: 'script_refused',
    status: 422,
    fields: { line: '3', column: '5' },
  })
  expect((await listStrategies.run({ actor }, {})).items).toEqual([])
})

test('a form that could not run is refused with all its faults by place', async () => {
  const actor = await someone()
  const form = averageCross()
  form.rules[0] = { when: 'nowhere', do: { do: 'close' } }
  form.nodes[0] = { id: 'quick', op: 'indicator', name: 'smaa' }
  await expect(create(actor, { kind: 'rules', form })).rejects.toMatchObject({
    code: 'form_refused',
    fields: { 'nodes[0].name': expect.any(String), 'rules[0].when': expect.any(String) },
  })
})

test('another way of writing, an archived strategy, too many strategies: each is refused with a sentence', async () => {
  const actor = await someone()
  const strategyId = await strategyOf({ actor })
  const pine = { kind: 'pine', source: pineCross }
  await expect(edit(actor, strategyId, pine, 1)).rejects.toMatchObject({ code: 'wrong_kind' })
  await archiveStrategy.run({ actor }, { strategyId })
  await expect(edit(actor, strategyId, rules(11), 1)).rejects.toMatchObject({ code: 'wrong_state' })
  await expect(archiveStrategy.run({ actor }, { strategyId })).rejects.toMatchObject({ code: 'wrong_state' })
  await restoreStrategy.run({ actor }, { strategyId })
  await expect(edit(actor, strategyId, rules(11), 1)).resolves.toMatchObject({ number: 2 })
  await rawSql()`insert into strategy (id, owner_id, name, description, kind, state, created_at, updated_at)
    select 'str_' || n, ${actor.id}, 'x', '', 'rules', 'archived', now(), now() from generate_series(1, 199) n`
  await expect(create(actor, rules())).rejects.toMatchObject({ code: 'too_many_strategies' })
})

test('a list gives the latest changed first, page by page, archived ones apart', async () => {
  const actor = await someone()
  const ids: string[] = []
  for (let n = 0; n < 5; n++) ids.push(await strategyOf({ actor }))
  const [first = '', second = ''] = ids
  await renameStrategy.run({ actor }, { strategyId: first, name: 'Renamed', description: 'Why' })
  await archiveStrategy.run({ actor }, { strategyId: second })
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await listStrategies.run({ actor }, { limit: 2, cursor })
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(seen).toHaveLength(4)
  expect(seen[0]).toBe(first)
  expect(new Set(seen)).toEqual(new Set(ids.filter((id) => id !== second)))
  const archived = await listStrategies.run({ actor }, { state: 'archived' })
  expect(archived.items).toMatchObject([{ id: second, state: 'archived', latest: 1 }])
})

test('versions are read page by page', async () => {
  const actor = await someone()
  const strategyId = await strategyOf({ actor })
  for (let n = 1; n <= 4; n++) await edit(actor, strategyId, rules(10 + n), n)
  const page = await listVersions.run({ actor }, { strategyId, limit: 3 })
  expect(page.items.map(({ number }) => number)).toEqual([5, 4, 3])
  const rest = await listVersions.run({ actor }, { strategyId, limit: 3, cursor: page.nextCursor })
  expect(rest).toMatchObject({ items: [{ number: 2 }, { number: 1 }], nextCursor: null })
})

test('the same key twice makes one strategy', async () => {
  const actor = await someone()
  const input = { name: 'Once', content: rules() }
  const first = await createStrategy.run({ actor, idempotencyKey: 'once' }, input)
  expect(await createStrategy.run({ actor, idempotencyKey: 'once' }, input)).toEqual(first)
  expect((await listStrategies.run({ actor }, {})).items).toHaveLength(1)
})

test('other domains read a version by its id or its number, and for its owner alone', async () => {
  const [actor, other] = [await someone(), await someone()]
  const strategyId = await strategyOf({ actor })
  await edit(actor, strategyId, rules(11), 1)
  const newest = await findVersion(rawDb(), { strategyId })
  expect(newest).toMatchObject({ number: 2, ownerId: actor.id, kind: 'rules', form: averageCross(11) })
  const versionId = newest?.id ?? ''
  expect(await readVersion(rawDb(), actor, { versionId })).toEqual(newest)
  expect((await readVersion(rawDb(), actor, { strategyId, number: 1 })).form).toEqual(averageCross())
  await expect(readVersion(rawDb(), other, { versionId })).rejects.toMatchObject({ status: 404 })
  expect(await findVersion(rawDb(), { strategyId, number: 9 })).toBeNull()
})

test('deleting takes all versions along, also when a person leaves; joining accounts hands them over', async () => {
  const [from, into] = [await someone(), await someone()]
  const [gone, kept] = [await strategyOf({ actor: from }), await strategyOf({ actor: from })]
  await deleteStrategy.run({ actor: from }, { strategyId: gone })
  await expect(view(from, gone)).rejects.toMatchObject({ status: 404 })
  expect(await inTransaction(into, (ctx) => handOverStrategies(ctx, from.id, into.id))).toBe(1)
  expect((await view(into, kept)).latest).toBe(1)
  await expect(view(from, kept)).rejects.toMatchObject({ status: 404 })
  const owner = { personId: into.id, steamId: null, email: null }
  expect(await strategiesPersonData.read(rawDb(), owner)).toMatchObject({
    strategies: [{ id: kept }],
    versions: [{ strategyId: kept, number: 1 }],
  })
  await inTransaction(into, (ctx) => strategiesPersonData.forget(ctx, owner))
  const left = await rawSql()`select 1 from strategy_version where strategy_id = any(${[gone, kept]})`
  expect(left).toHaveLength(0)
})
