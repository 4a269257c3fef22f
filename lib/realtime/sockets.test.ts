import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { encode } from 'next-auth/jwt'
import postgres from 'postgres'
import { io, type Socket } from 'socket.io-client'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { endSession, personOfCookie, registerPerson } from '@/lib/identity'
import { anonymous, type Role, system } from '@/lib/kernel/access'
import { env } from '@/lib/kernel/env'
import { event } from '@/lib/kernel/events'
import { inTransaction } from '@/lib/kernel/operation'
import { freshDatabase } from '@/tests/harness/database'
import { cookieOf } from '@/tests/harness/people'
import type { Hint, Missed } from './schemas'
import { startSockets } from './sockets'

const { sql } = await freshDatabase()

const http = createServer()
const sockets = await startSockets(http)
await new Promise<void>((done) => http.listen(0, '127.0.0.1', done))
const { port } = http.address() as AddressInfo
const address = `http://127.0.0.1:${port}`

const open = new Set<Socket>()
afterEach(() => {
  for (const socket of open) socket.disconnect()
  open.clear()
})
afterAll(() => sockets.stop())

let minted = 0

async function newPerson(role: Role = 'user') {
  const steamId = `7656119${8_700_000_000 + minted++}`
  const id = await inTransaction(system('test'), (ctx) => registerPerson(ctx, { name: 'Ada', steamId, role }))
  return { id, role, cookie: await cookieOf(id) }
}

interface Line {
  socket: Socket
  hints: Hint[]
  resumed: Missed[]
}

function connect(options: { cookie?: string; origin?: string; since?: number } = {}): Line {
  const { cookie = '', origin = address, since } = options
  const socket = io(address, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth: since === undefined ? {} : { since },
    extraHeaders: { cookie, origin },
  })
  open.add(socket)
  const line: Line = { socket, hints: [], resumed: [] }
  socket.on('hint', (hint) => line.hints.push(hint))
  socket.on('resumed', (missed) => line.resumed.push(missed))
  return line
}

async function connected(options: { cookie?: string; since?: number } = {}): Promise<Line> {
  const line = connect(options)
  await until(() => expect(line.resumed).toHaveLength(1))
  return line
}

const until = (check: () => void) => vi.waitFor(check, { timeout: 30_000, interval: 10 })

const happened = event('test.happened', z.object({}))

const emit = (rooms: string[], aggregate: string) =>
  inTransaction(system('test'), (ctx) => ctx.emit(happened, { aggregate, payload: {}, rooms }))

const namesOf = (hints: Hint[]) =>
  hints.filter(({ type }) => type === happened.type).map((hint) => hint.aggregate)

const heard = (line: Line) => namesOf(line.hints)

test('a person hears what is for them, for admins only if they are one, and what is public', async () => {
  const [person, admin] = [await newPerson(), await newPerson('admin')]
  const [mine, chief, stranger] = [
    await connected({ cookie: person.cookie }),
    await connected({ cookie: admin.cookie }),
    await connected(),
  ]
  await emit([`user:${person.id}`], 'one')
  await emit(['admins'], 'two')
  await emit(['order:1'], 'nobody')
  await emit(['public'], 'three')
  await until(() => {
    expect(heard(mine)).toEqual(['one', 'three'])
    expect(heard(chief)).toEqual(['two', 'three'])
    expect(heard(stranger)).toEqual(['three'])
  })
})

test('a hint says where and what kind, never the content', async () => {
  const line = await connected()
  await emit(['public'], 'bare')
  await until(() => expect(heard(line)).toContain('bare'))
  expect(Object.keys(line.hints.find((hint) => hint.aggregate === 'bare') ?? {}).sort()).toEqual([
    'aggregate',
    'position',
    'type',
  ])
})

test('one event for several rooms of a person is one hint', async () => {
  const admin = await newPerson('admin')
  const line = await connected({ cookie: admin.cookie })
  await emit(['public', 'admins', `user:${admin.id}`], 'once')
  await emit(['public'], 'after')
  await until(() => expect(heard(line)).toEqual(['once', 'after']))
})

test('a hint comes after the commit and never after a rollback', async () => {
  const line = await connected()
  const failing = inTransaction(system('test'), async (ctx) => {
    await ctx.emit(happened, { aggregate: 'undone', payload: {}, rooms: ['public'] })
    throw new Error('undo')
  })
  await expect(failing).rejects.toThrow('undo')
  const slow = inTransaction(system('test'), async (ctx) => {
    await ctx.emit(happened, { aggregate: 'slow', payload: {}, rooms: ['public'] })
    await emit(['public'], 'quick')
    await until(() => expect(heard(line)).toEqual(['quick']))
  })
  await slow
  await until(() => expect(heard(line)).toEqual(['quick', 'slow']))
})

test('a connection that was away gets exactly what it missed, in order', async () => {
  const [person, other] = [await newPerson(), await newPerson()]
  const first = await connected({ cookie: person.cookie })
  await emit([`user:${person.id}`], 'before')
  await until(() => expect(heard(first)).toEqual(['before']))
  const last = first.hints.at(-1)?.position ?? 0
  first.socket.disconnect()
  for (const name of ['a', 'b', 'c']) await emit([`user:${person.id}`], name)
  await emit([`user:${other.id}`], 'not mine')
  const witness = await connected()
  await emit(['public'], 'd')
  await until(() => expect(heard(witness)).toEqual(['d']))

  const second = await connected({ cookie: person.cookie, since: last })
  await emit([`user:${person.id}`], 'e')
  await until(() => expect(heard(second)).toEqual(['e']))
  expect(second.resumed[0]?.reset).toBe(false)
  expect(namesOf(second.resumed[0]?.hints ?? [])).toEqual(['a', 'b', 'c', 'd'])
})

test('under a stream of events a returning connection misses none and hears none twice', async () => {
  const person = await newPerson()
  const start = await connected({ cookie: person.cookie })
  const from = start.resumed[0]?.position ?? 0
  start.socket.disconnect()
  const names = Array.from({ length: 60 }, (_, n) => `n${n}`)
  const writing = (async () => {
    for (const name of names) await emit([`user:${person.id}`], name)
  })()
  const back = await connected({ cookie: person.cookie, since: from })
  await writing
  const all = () => [...(back.resumed[0]?.hints ?? []), ...back.hints]
  await until(() => expect(namesOf(all())).toEqual(names))
  const positions = all().map(({ position }) => position)
  expect(new Set(positions).size).toBe(positions.length)
})

test('after too much the page is told to ask for everything again', async () => {
  const person = await newPerson()
  const witness = await connected()
  const from = witness.resumed[0]?.position ?? 0
  await sql`
    insert into event (type, aggregate, aggregate_seq, payload, rooms, actor, request_id, at)
    select 'test.happened', 'bulk', n, '{}', ${[`user:${person.id}`]}, 'test', 'test', now()
    from generate_series(1, 501) n`
  await emit(['public'], 'end of bulk')
  await until(() => expect(heard(witness)).toEqual(['end of bulk']))
  const back = await connected({ cookie: person.cookie, since: from })
  expect(back.resumed[0]).toMatchObject({ reset: true, hints: [] })
})

test('hints go on after the database has dropped every connection', async () => {
  const line = await connected()
  await emit(['public'], 'before')
  await until(() => expect(heard(line)).toEqual(['before']))
  for (const round of [1, 2]) {
    await kill()
    const name = `after ${round}`
    await vi.waitFor(() => emit(['public'], name), { timeout: 10_000, interval: 50 })
    await until(() => expect(heard(line)).toContain(name))
  }
  expect(heard(line)).toEqual(['before', 'after 1', 'after 2'])
})

const kill = async () => {
  const other = postgres(env().DATABASE_URL, { max: 1, onnotice: () => {} })
  await other`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`
  await other.end()
}

test('a page of another site gets no connection, even with the cookie', async () => {
  const person = await newPerson()
  for (const origin of ['https://evil.example', 'null', `http://127.0.0.1.evil.example:${port}`]) {
    const { socket, resumed } = connect({ cookie: person.cookie, origin })
    const error = await new Promise<Error>((done) => socket.once('connect_error', done))
    expect(error).toBeInstanceOf(Error)
    expect(resumed).toEqual([])
  }
})

test('a forged session is a stranger', async () => {
  const person = await newPerson()
  const token = await encode({ token: { sub: person.id }, secret: 'a secret of somebody else' })
  const line = await connected({ cookie: `next-auth.session-token=${token}` })
  await emit([`user:${person.id}`], 'private')
  await emit(['public'], 'open')
  await until(() => expect(heard(line)).toEqual(['open']))
})

test('a session that is ended loses its live connections within a second; others of the person keep theirs', async () => {
  const person = await newPerson()
  const elsewhere = await cookieOf(person.id)
  const [lost, kept] = [await connected({ cookie: elsewhere }), await connected({ cookie: person.cookie })]
  const actor = await personOfCookie(elsewhere)
  await endSession.run({ actor: actor ?? anonymous }, { sessionId: actor?.sessionId })
  const endedAt = Date.now()
  await until(() => expect(lost.socket.connected).toBe(false))
  expect(Date.now() - endedAt).toBeLessThan(1_000)
  expect(kept.socket.connected).toBe(true)
  const again = await connected({ cookie: elsewhere })
  await emit([`user:${person.id}`], 'private')
  await emit(['public'], 'open')
  await until(() => expect(heard(again)).toEqual(['open']))
})
