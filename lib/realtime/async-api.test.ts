import { readFileSync } from 'node:fs'
import { io } from 'socket.io-client'
import { expect, test } from 'vitest'
import { z } from 'zod'
import '@/lib/api'
import '@/lib/reactions'
import { eventTypes } from '@/lib/kernel/event-type'
import { freshDatabase } from '@/tests/harness/database'
import { cookieOf, newPerson } from '@/tests/harness/people'
import { openDoors } from '@/tests/harness/web-doors'
import { asyncApi } from './async-api'

const { db } = await freshDatabase()
const document = JSON.parse(JSON.stringify(asyncApi({ title: 'Tradepost', version: '1' })))

function at(pointer: string): unknown {
  let found: unknown = document
  for (const part of pointer.slice(2).split('/')) found = z.record(z.string(), z.unknown()).parse(found)[part]
  return found
}

test('every reference of the socket document leads somewhere', () => {
  const pointers = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to]) => to ?? '')
  expect(pointers.length).toBeGreaterThan(10)
  for (const to of pointers) expect(at(to), to).toBeDefined()
})

test('the socket document names every event type of the code, once', () => {
  const named = document.components.schemas.EventType.enum
  expect(named).toEqual(eventTypes().map(({ type }) => type))
  expect(named).toContain('deals.progressed')
  expect(named).toContain('presence.changed')
  const stored = JSON.parse(readFileSync('public/asyncapi.json', 'utf8'))
  expect(stored.components.schemas.EventType.enum).toEqual(named)
})

test('what a socket hears has the shape that the document gives', async () => {
  const { url, server, stop } = await openDoors()
  const cookie = await cookieOf((await newPerson(db)).id)
  const socket = io(url, {
    transports: ['websocket'],
    forceNew: true,
    auth: { since: 0 },
    extraHeaders: { cookie, origin: url },
  })
  const heard = new Promise((resolve) => socket.once('hint', resolve))
  const resumed = await new Promise((resolve) => socket.once('resumed', resolve))
  const schemaOf = (name: string) => {
    const { Hint, Missed, EventType } = document.components.schemas
    const hint = { ...Hint, properties: { ...Hint.properties, type: EventType } }
    const missed = { ...Missed, properties: { ...Missed.properties, hints: { type: 'array', items: hint } } }
    return z.fromJSONSchema(name === 'hint' ? hint : missed)
  }
  expect(schemaOf('resumed').safeParse(resumed).error).toBeUndefined()
  expect(schemaOf('hint').safeParse(await heard).error).toBeUndefined()
  socket.disconnect()
  await stop()
  server.close()
})
