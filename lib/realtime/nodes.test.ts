import { io } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type LiveLine, liveLine } from '@/components/live/socket'
import { system } from '@/lib/kernel/access'
import { event } from '@/lib/kernel/events'
import { inTransaction } from '@/lib/kernel/operation'
import { freshDatabase } from '@/tests/harness/database'
import { cookieOf, newPerson } from '@/tests/harness/people'
import { until } from '@/tests/harness/until'
import { balancer, type WebNode, webNode } from '@/tests/harness/web-nodes'
import type { Hint, Missed } from './schemas'

const { db, sql } = await freshDatabase()

let nodes: [WebNode, WebNode]
beforeAll(async () => {
  nodes = await Promise.all([webNode(), webNode()])
})

const closers: (() => void)[] = []
afterAll(() => {
  for (const close of closers) close()
})

test('what is committed through one node reaches a socket on the other, as a rule within a second', async () => {
  const [one, other] = nodes
  const person = await newPerson(db)
  const cookie = await cookieOf(person.id)
  const hints: Hint[] = []
  const resumed: Missed[] = []
  const extraHeaders = { cookie, origin: other.url }
  const socket = io(other.url, { transports: ['websocket'], forceNew: true, extraHeaders })
  closers.push(() => socket.disconnect())
  socket.on('hint', (hint) => hints.push(hint))
  socket.on('resumed', (missed) => resumed.push(missed))
  await until('the socket is live', () => resumed.length === 1)

  const times: number[] = []
  for (let round = 1; round <= 5; round++) {
    const answer = await fetch(`${one.url}/api/v1/me`, {
      method: 'PATCH',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ name: `Ada ${round}` }),
    })
    expect(answer.status).toBe(200)
    const committedAt = performance.now()
    const heard = () => hints.filter(({ type }) => type === 'identity.profileChanged').length
    await until('the hint', () => heard() === round)
    times.push(performance.now() - committedAt)
  }
  expect(times.sort((a, b) => a - b)[2]).toBeLessThan(1_000)
})

const happened = event('test.happened', z.object({}))

const emit = (rooms: string[], aggregate: string) =>
  inTransaction(system('test'), (ctx) => ctx.emit(happened, { aggregate, payload: {}, rooms }))

interface Page {
  room: string
  line: LiveLine
  positions: number[]
  /** Times the page was told to ask for everything again. */
  resets: number
}

async function openPage(url: string, personId: string): Promise<Page> {
  const cookie = await cookieOf(personId)
  const options = { forceNew: true, extraHeaders: { cookie, origin: url } }
  const line = liveLine({ url, options })
  const page: Page = { room: `user:${personId}`, line, positions: [], resets: 0 }
  line.subscribe((hint) => {
    if (hint === null) page.resets++
    else if (hint.type === happened.type) page.positions.push(hint.position)
  })
  await until('the page is live', () => line.state() === 'live')
  return page
}

/** Independent of every reader: what the table says that somebody in this room had to hear. */
const expectedFor = async (room: string) => {
  const rows = await sql<{ position: string }[]>`
    select position from event where type = ${happened.type} and rooms && ${[room, 'public']} order by position`
  return rows.map(({ position }) => Number(position))
}

test('under a stream of events, nodes that are restarted one after the other and killed lose nothing and tell nothing twice', async () => {
  const { url } = await balancer(nodes.map(({ port }) => port))
  const people = await Promise.all(Array.from({ length: 4 }, () => newPerson(db)))
  const pages = await Promise.all([...people, ...people, ...people].map(({ id }) => openPage(url, id)))
  const stream = { on: true, written: 0 }
  const writing = (async () => {
    while (stream.on) {
      const n = stream.written++
      const one = people[n % people.length]
      await emit(n % 10 === 0 ? ['public'] : [`user:${one?.id}`], `thing ${n}`)
    }
  })()
  let reconnects = 0
  for (const page of pages)
    page.line.onState(() => {
      if (page.line.state() === 'reconnecting') reconnects++
    })
  const [one, other] = nodes
  const allLive = () => pages.every(({ line }) => line.state() === 'live')
  await one.restart('SIGTERM')
  await until('every page is live', allLive)
  await other.restart('SIGTERM')
  await until('every page is live', allLive)
  await one.restart('SIGKILL')
  await until('every page is live', allLive)
  stream.on = false
  await writing
  await emit(['public'], 'the end')
  await until('the last event is published', async () => {
    const [row] = await sql`select position from event where aggregate = 'the end'`
    return row?.position
  })
  const expected = new Map<string, number[]>()
  for (const { room } of pages) expected.set(room, await expectedFor(room))
  await until('every page heard the end', () =>
    pages.every((page) => page.positions.at(-1) === expected.get(page.room)?.at(-1)),
  )
  for (const page of pages) {
    expect(page.positions).toEqual(expected.get(page.room))
    expect(page.resets).toBe(1)
  }
  expect(reconnects).toBeGreaterThanOrEqual(pages.length)
  expect(stream.written).toBeGreaterThan(50)
}, 180_000)
