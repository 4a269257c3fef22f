import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { io, type Socket } from 'socket.io-client'
import { afterAll, expect, test } from 'vitest'
import { anonymous, type Person } from '@/lib/kernel/access'
import { startSockets } from '@/lib/realtime'
import { freshDatabase } from '@/tests/harness/database'
import { cookieOf, newPerson } from '@/tests/harness/people'
import { until } from '@/tests/harness/until'
import { webNode } from '@/tests/harness/web-nodes'
import { startAttendance } from './attendance'
import { changePresence } from './change-presence'
import { myPresence } from './my-presence'
import { presences } from './presences'
import type { Status } from './schemas'
import { setGame } from './set-game'
import { presenceTimers } from './timers'

const { db, sql } = await freshDatabase()

const http = createServer()
const sockets = await startSockets(http)
await new Promise<void>((done) => http.listen(0, '127.0.0.1', done))
const here = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
const opened = new Set<Socket>()
afterAll(async () => {
  for (const socket of opened) socket.disconnect()
  await sockets.stop()
})

async function openPage(person: Person, url = here): Promise<Socket> {
  const extraHeaders = { cookie: await cookieOf(person.id), origin: url }
  const socket = io(url, { transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders })
  opened.add(socket)
  await new Promise<void>((resolve) => socket.once('resumed', () => resolve()))
  return socket
}

const sweep = async () => {
  for (const { run } of presenceTimers) await run()
}

async function seen(person: Person) {
  const viewer = await newPerson(db)
  const [view] = await presences.run({ actor: viewer }, { ids: person.id })
  if (!view) throw new Error('no view')
  return view
}

const shows = (person: Person, status: Status) =>
  until(`${status} is shown`, async () => (await seen(person)).status === status)

/** What was told of a person, oldest first. */
const toldOf = async ({ id }: Person) => {
  const rows =
    await sql`select rooms from event where type = 'presence.changed' and aggregate = ${id} order by id`
  return rows.map(({ rooms }) => rooms as string[])
}

test('who has a page open is online; when the last page is closed, offline and last seen just now', async () => {
  const person = await newPerson(db)
  expect(await seen(person)).toEqual({
    personId: person.id,
    status: 'offline',
    title: null,
    lastSeenAt: null,
  })
  const [one, other] = [await openPage(person), await openPage(person)]
  await shows(person, 'online')
  one.disconnect()
  other.disconnect()
  const before = Date.now()
  await shows(person, 'offline')
  const { lastSeenAt } = await seen(person)
  expect(Date.parse(lastSeenAt ?? '')).toBeGreaterThan(before - 60_000)
  expect(await toldOf(person)).toHaveLength(2)
})

test('a page that is loaded anew tells nobody anything', async () => {
  const person = await newPerson(db)
  const first = await openPage(person)
  await shows(person, 'online')
  first.disconnect()
  await openPage(person)
  await changePresence.run({ actor: person }, { choice: 'away' })
  expect((await seen(person)).status).toBe('away')
  expect(await toldOf(person)).toHaveLength(2)
})

test('a person is away when every page of theirs is idle, and back with the first touch of one', async () => {
  const person = await newPerson(db)
  const [one, other] = [await openPage(person), await openPage(person)]
  await shows(person, 'online')
  one.emit('idle', true)
  other.emit('idle', true)
  await shows(person, 'away')
  other.emit('idle', false)
  await shows(person, 'online')
  other.emit('idle', true)
  await shows(person, 'away')
  await openPage(person)
  await shows(person, 'online')
})

test('a socket that sends anything but whether it is idle, or sends it without end, is closed', async () => {
  const person = await newPerson(db)
  const words: [string, ...unknown[]][] = [
    ['hint', {}],
    ['idle', 'yes'],
    ['idle', true, 'more'],
  ]
  for (const [name, ...args] of words) {
    const socket = await openPage(person)
    socket.emit(name, ...args)
    await until(`${name} closes`, () => !socket.connected)
  }
  const chatty = await openPage(person)
  for (let n = 0; n < 30; n++) chatty.emit('idle', n % 2 === 0)
  await until('too much closes', () => !chatty.connected)
})

test('somebody invisible looks as if they had left, and sees themselves as they are', async () => {
  const person = await newPerson(db)
  await openPage(person)
  await shows(person, 'online')
  const mine = await changePresence.run({ actor: person }, { choice: 'invisible' })
  expect(mine).toMatchObject({ choice: 'invisible', status: 'online' })
  const hidden = await seen(person)
  expect(hidden.status).toBe('offline')
  expect(hidden.lastSeenAt).not.toBeNull()
  await setGame.run({ actor: person }, { title: 'Quiet Harbour' })
  expect(await seen(person)).toEqual(hidden)
})

test('who shows themselves to nobody has neither status nor last seen', async () => {
  const person = await newPerson(db)
  await openPage(person)
  await shows(person, 'online')
  await changePresence.run({ actor: person }, { shownTo: 'nobody' })
  expect(await seen(person)).toMatchObject({ status: 'offline', lastSeenAt: null })
  expect(await myPresence.run({ actor: person }, {})).toMatchObject({ shownTo: 'nobody', status: 'online' })
})

test('a game is shown with its title until it ends, or is not said again in time', async () => {
  const person = await newPerson(db)
  await openPage(person)
  await shows(person, 'online')
  await setGame.run({ actor: person }, { title: 'Quiet Harbour' })
  expect(await seen(person)).toMatchObject({ status: 'in_game', title: 'Quiet Harbour' })
  await setGame.run({ actor: person }, { title: null })
  expect(await seen(person)).toMatchObject({ status: 'online', title: null })
  await setGame.run({ actor: person }, { title: 'Quiet Harbour', forS: 30 })
  await sql`update presence_person set game_until = clock_timestamp() where person_id = ${person.id}`
  expect((await seen(person)).status).toBe('online')
  await sweep()
  expect(await toldOf(person)).toHaveLength(5)
  await sweep()
  expect(await toldOf(person)).toHaveLength(5)
})

test('only the person and the other side of their recent deals are told', async () => {
  const [person, near, past] = [await newPerson(db), await newPerson(db), await newPerson(db)]
  await dealBetween(person.id, near.id, '1 day')
  await dealBetween(past.id, person.id, '30 days')
  await changePresence.run({ actor: person }, { choice: 'away' })
  await openPage(person)
  await shows(person, 'away')
  const [told] = await toldOf(person)
  expect(told?.toSorted()).toEqual([`user:${person.id}`, `user:${near.id}`].toSorted())
})

/** Only the parties matter here, so the deal's item and order are left out. */
const dealBetween = (buyer: string, seller: string, ago: string) =>
  sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`
      insert into deal (id, order_id, listing_id, item_id, buyer_id, seller_id, price_minor, fee_minor, currency, state, version, created_at, updated_at)
      values (${`deal_${buyer}`}, ${`ord_${buyer}`}, 'lst', 'itm', ${buyer}, ${seller}, 100, 5, 'EUR', 'settled', 1, now() - ${ago}::interval, now() - ${ago}::interval)`
  })

test('strangers are refused, and so is a choice that does not exist', async () => {
  const person = await newPerson(db)
  for (const operation of [presences, myPresence, changePresence, setGame])
    await expect(
      operation.run({ actor: anonymous }, { ids: person.id, title: 'Quiet Harbour' }),
    ).rejects.toMatchObject({
      status: 401,
    })
  await expect(changePresence.run({ actor: person }, { choice: 'dancing' })).rejects.toThrow(
    'Choose auto, away or invisible.',
  )
  await expect(setGame.run({ actor: person }, { title: ' ' })).rejects.toThrow('Name the game.')
})

test('after a web node is killed its people are offline within 30 s, told once, and those elsewhere stay online', async () => {
  const [one, other] = await Promise.all([webNode(), webNode()])
  const [lost, kept] = [await newPerson(db), await newPerson(db)]
  await openPage(lost, one.url)
  await openPage(kept, one.url)
  await openPage(kept, other.url)
  await shows(lost, 'online')
  await until('both nodes are known', async () => {
    const [row] = await sql`select count(*)::int as nodes from presence_here where person_id = ${kept.id}`
    return row?.nodes === 2
  })
  await one.end('SIGKILL')
  const diedAt = Date.now()
  await until('the lost person is told offline', async () => {
    await sweep()
    return (await toldOf(lost)).length === 2
  })
  expect((await seen(lost)).status).toBe('offline')
  expect(Date.now() - diedAt).toBeLessThan(30_000)
  expect((await seen(kept)).status).toBe('online')
  expect(await toldOf(kept)).toHaveLength(1)
}, 120_000)

test('a node that was taken for dead, or whose rows are gone, writes its people anew', async () => {
  const person = await newPerson(db)
  const node = startAttendance()
  node.arrive(person.id)
  await shows(person, 'online')
  await sql`truncate presence_here, presence_node`
  await sweep()
  await shows(person, 'online')
  await node.stop()
})

test('the tables of nodes are not written ahead', async () => {
  const kinds =
    await sql`select relpersistence from pg_class where relname in ('presence_here', 'presence_node')`
  expect(kinds.map((row) => row.relpersistence)).toEqual(['u', 'u'])
})
