import { integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { beforeAll, expect, test } from 'vitest'
import { sql } from '@/db/client'
import { freshDatabase } from '@/tests/harness/database'
import { system } from './access'
import { Bug } from './errors'
import { newId } from './ids'
import { begin, entered, finalStates, machine, move, stateOf, target } from './machine'
import { inTransaction } from './operation'

const door = machine({
  name: 'doors',
  initial: 'closed',
  transitions: [
    { from: ['closed', 'ajar'], on: 'open', to: 'open', who: 'anyone' },
    { from: 'open', on: 'close', to: 'closed', who: 'anyone' },
    { from: ['open', 'closed'], on: 'burn', to: 'burnt_down', who: 'fire' },
  ],
  refusal: 'A door that is {state} cannot do this.',
})

const doors = pgTable('door', {
  id: text().primaryKey(),
  state: text().notNull(),
  version: integer().notNull(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  paint: text(),
})

type Row = { id: string; state: 'closed' | 'open' | 'ajar' | 'burnt_down'; version: number }

const as = system('test')

async function newDoor(): Promise<Row> {
  const row = { id: newId('deal'), state: door.initial, version: 1 }
  await inTransaction(as, async (ctx) => {
    await ctx.tx.insert(doors).values({ ...row, updatedAt: ctx.now })
    await begin(ctx, door, row.id, { data: { colour: 'red' } })
  })
  return row
}

const moveDoor = (row: Row, on: 'open' | 'close' | 'burn', options = {}) =>
  inTransaction(as, (ctx) => move(ctx, door, doors, row, on, options))

const stored = async (id: string) => (await sql`select state, version, paint from door where id = ${id}`)[0]

const steps = async (id: string) =>
  await sql`select seq, event, from_state, to_state, data from timeline where subject = ${id} order by seq`

const events = async (id: string) =>
  (
    await sql`select type, payload, aggregate_seq from event where aggregate = ${id} order by aggregate_seq`
  ).map((row) => [row.type, row.aggregate_seq, row.payload.event])

beforeAll(async () => {
  const { sql: own } = await freshDatabase({ max: 20 })
  await own`create table door (id text primary key, state text, version int, updated_at timestamptz, paint text)`
})

test('a move changes the row, writes one timeline row and emits one event', async () => {
  const closed = await newDoor()
  const open = await moveDoor(closed, 'open', { set: { paint: 'blue' }, data: { by: 'wind' } })
  expect(open).toMatchObject({ state: 'open', version: 2, paint: 'blue' })
  expect(await stored(closed.id)).toEqual({ state: 'open', version: 2, paint: 'blue' })
  expect(await steps(closed.id)).toEqual([
    { seq: 1, event: 'create', from_state: 'closed', to_state: 'closed', data: { colour: 'red' } },
    { seq: 2, event: 'open', from_state: 'closed', to_state: 'open', data: { by: 'wind' } },
  ])
  expect(await events(closed.id)).toEqual([
    ['doors.closed', 1, 'create'],
    ['doors.open', 2, 'open'],
  ])
  expect(entered(door, 'open').type).toBe('doors.open')
})

test('an impossible move is a refusal with a sentence and leaves no trace', async () => {
  const row = await newDoor()
  await expect(moveDoor(row, 'close')).rejects.toMatchObject({
    code: 'wrong_state',
    status: 409,
    message: 'A door that is closed cannot do this.',
  })
  const burnt = await moveDoor(row, 'burn')
  await expect(moveDoor(burnt, 'open')).rejects.toMatchObject({
    message: 'A door that is burnt down cannot do this.',
  })
  expect(await steps(row.id)).toHaveLength(2)
  expect(await events(row.id)).toHaveLength(2)
})

test('of twelve moves at once from the same sight of a row one wins and the others are told', async () => {
  const row = await newDoor()
  const outcomes = await Promise.allSettled(
    Array.from({ length: 12 }, (_, n) => moveDoor(row, n % 2 ? 'open' : 'burn')),
  )
  const lost = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
  expect(lost).toHaveLength(11)
  for (const reason of lost) expect(reason).toMatchObject({ code: 'changed_meanwhile' })
  expect(await stored(row.id)).toMatchObject({ version: 2 })
  expect(await steps(row.id)).toHaveLength(2)
  expect(await events(row.id)).toHaveLength(2)
})

test('a move that fails later in its transaction never happened', async () => {
  const row = await newDoor()
  const failed = inTransaction(as, async (ctx) => {
    await move(ctx, door, doors, row, 'open')
    throw new Error('stop')
  })
  await expect(failed).rejects.toThrow('stop')
  expect(await stored(row.id)).toMatchObject({ state: 'closed', version: 1 })
  expect(await steps(row.id)).toHaveLength(1)
})

test('after many moves in one transaction and in many, the timeline is consecutive', async () => {
  let row = await newDoor()
  for (let round = 0; round < 5; round++) {
    row = await inTransaction(as, async (ctx) => {
      const open = await move(ctx, door, doors, row, 'open')
      return move(ctx, door, doors, open, 'close')
    })
  }
  expect((await steps(row.id)).map((step) => step.seq)).toEqual(Array.from({ length: 11 }, (_, n) => n + 1))
  expect((await events(row.id)).map(([, seq]) => seq)).toEqual(Array.from({ length: 11 }, (_, n) => n + 1))
})

test('a timeline row cannot be changed or removed', async () => {
  const { id } = await newDoor()
  await expect(sql`update timeline set event = 'other' where subject = ${id}`).rejects.toThrow(/append-only/)
  await expect(sql`delete from timeline where subject = ${id}`).rejects.toThrow(/append-only/)
})

test('a machine knows its targets, its final states and its own words', () => {
  expect(target(door, 'ajar', 'open')).toBe('open')
  expect(target(door, 'ajar', 'close')).toBeNull()
  expect(finalStates(door)).toEqual(['burnt_down'])
  expect(stateOf(door, 'ajar')).toBe('ajar')
  expect(() => stateOf(door, 'missing')).toThrow(Bug)
})
