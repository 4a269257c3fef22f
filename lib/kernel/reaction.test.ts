import { beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { sql } from '@/db/client'
import { freshDatabase } from '@/tests/harness/database'
import { until } from '@/tests/harness/until'
import { system } from './access'
import { event, type StoredEvent } from './events'
import { newId } from './ids'
import { inTransaction } from './operation'
import { consume, publishEvents, type Reaction, reaction } from './reaction'

const ticked = event('clock.ticked', z.object({ n: z.number() }))

const emit = (aggregate: string, n: number) =>
  inTransaction(system('test'), (ctx) =>
    ctx.emit(ticked, { aggregate, payload: { n }, rooms: ['public', 'a"b,c'] }),
  )

/** A gate that somebody waits at and somebody opens. */
function gate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, opened }
}

/** Everything a consumer gets until it has caught up. */
async function drain(consumer: string, reactions: Reaction[]): Promise<void> {
  await publishEvents()
  while ((await consume(consumer, reactions)) > 0);
}

function recorder() {
  const seen: StoredEvent<{ n: number }>[] = []
  const reactions = [reaction(ticked, async (_, __, e) => void seen.push(e))]
  return { seen, reactions }
}

/** Writes one row per handled event: a second effect of the same event would be seen. */
const effect = reaction(ticked, async (_, ctx, e) => {
  await ctx.tx.execute(`insert into effect (event_id, aggregate) values (${e.id}, '${e.aggregate}')`)
})

const effects = async (): Promise<number[]> => {
  const rows = await sql<{ event_id: string }[]>`select event_id from effect order by id`
  return rows.map((row) => Number(row.event_id))
}

const eventIds = async (): Promise<number[]> => {
  const rows = await sql<{ id: string }[]>`select id from event order by position`
  return rows.map((row) => Number(row.id))
}

const retryNow = (consumer: string) =>
  sql`update event_cursor set retry_at = now() where consumer = ${consumer}`

beforeAll(async () => {
  const { sql: own } = await freshDatabase({ max: 24 })
  await own`create table effect (id bigint generated always as identity, event_id bigint not null, aggregate text)`
})

beforeEach(async () => {
  await sql`truncate event, event_cursor, event_dead, effect`
})

test('an event leaves with its transaction and arrives whole', async () => {
  const deal = newId('deal')
  await emit(deal, 7)
  const { seen, reactions } = recorder()
  await drain('c', reactions)
  expect(seen).toHaveLength(1)
  expect(seen[0]).toMatchObject({
    type: 'clock.ticked',
    aggregate: deal,
    aggregateSeq: 1,
    payload: { n: 7 },
    rooms: ['public', 'a"b,c'],
    actor: 'system:test',
  })
  expect(seen[0]?.at).toBeInstanceOf(Date)
})

test('an event of a transaction that was rolled back never was', async () => {
  const failed = inTransaction(system('test'), async (ctx) => {
    await ctx.emit(ticked, { aggregate: newId('deal'), payload: { n: 1 } })
    throw new Error('stop')
  })
  await expect(failed).rejects.toThrow('stop')
  const { seen, reactions } = recorder()
  await drain('c', reactions)
  expect(seen).toEqual([])
})

test('a payload out of shape is not written', async () => {
  const wrong = inTransaction(system('test'), (ctx) =>
    ctx.emit(ticked, { aggregate: newId('deal'), payload: { n: 'one' } as unknown as { n: number } }),
  )
  await expect(wrong).rejects.toThrow()
  expect(await eventIds()).toEqual([])
})

test('an event that is committed late is never skipped', async () => {
  const [early, late] = [newId('deal'), newId('deal')]
  const { open, opened } = gate()
  const written = gate()
  const slow = inTransaction(system('test'), async (ctx) => {
    await ctx.emit(ticked, { aggregate: late, payload: { n: 0 } })
    written.open()
    await opened
  })
  await written.opened
  for (let n = 1; n <= 3; n++) await emit(early, n)
  const { seen, reactions } = recorder()
  await drain('c', reactions)
  expect(seen.map((e) => e.payload.n)).toEqual([1, 2, 3])
  open()
  await slow
  await drain('c', reactions)
  expect(seen.map((e) => e.payload.n)).toEqual([1, 2, 3, 0])
  expect(seen.map((e) => e.position)).toEqual([1, 2, 3, 4])
})

test('sixteen writers of one aggregate all get through, and its events arrive in the order they were written', async () => {
  const deal = newId('deal')
  const writers = Array.from({ length: 16 }, async (_, writer) => {
    for (let n = 0; n < 8; n++) await emit(deal, writer * 100 + n)
  })
  const { seen, reactions } = recorder()
  const publishing = (async () => {
    while (seen.length < 128) await drain('c', reactions)
  })()
  await Promise.all([...writers, publishing])
  expect(seen.map((e) => e.aggregateSeq)).toEqual(Array.from({ length: 128 }, (_, n) => n + 1))
  expect(seen.map((e) => e.position)).toEqual(Array.from({ length: 128 }, (_, n) => n + 1))
  for (let writer = 0; writer < 16; writer++) {
    const own = seen.map((e) => e.payload.n).filter((n) => Math.floor(n / 100) === writer)
    expect(own).toEqual([...own].sort((a, b) => a - b))
  }
})

test('publishers at the same time give every event one position, without gaps', async () => {
  const emitting = Array.from({ length: 40 }, (_, n) => emit(newId('deal'), n))
  const publishing = Array.from({ length: 40 }, () => publishEvents())
  await Promise.all([...emitting, ...publishing])
  expect(await publishEvents()).toBe(40)
  const rows = await sql<{ position: string }[]>`select position from event order by position`
  expect(rows.map((row) => Number(row.position))).toEqual(Array.from({ length: 40 }, (_, n) => n + 1))
})

test('two consumers each get every event; two workers of one consumer take no event twice', async () => {
  for (let n = 0; n < 30; n++) await emit(newId('deal'), n)
  await publishEvents()
  const workers = Array.from({ length: 4 }, async () => {
    await until('the consumer has caught up', async () => {
      await consume('one', [effect])
      return (await effects()).length >= 30
    })
  })
  await Promise.all(workers)
  expect(await effects()).toEqual(await eventIds())
  const { seen, reactions } = recorder()
  await drain('two', reactions)
  expect(seen).toHaveLength(30)
})

test('a reaction that fails is tried again, takes effect once, and nothing overtakes it', async () => {
  const deal = newId('deal')
  for (let n = 1; n <= 3; n++) await emit(deal, n)
  let failures = 2
  const moody = reaction(ticked, async ({ n }, ctx, e) => {
    await effect.run(e, ctx)
    if (n === 2 && failures-- > 0) throw new Error('not yet')
  })
  await drain('c', [moody])
  expect(await effects()).toHaveLength(1)
  expect(await consume('c', [moody])).toBe(0)
  await retryNow('c')
  await drain('c', [moody])
  expect(await effects()).toHaveLength(1)
  await retryNow('c')
  await drain('c', [moody])
  expect(await effects()).toEqual(await eventIds())
  const [cursor] = await sql`select attempts, error, retry_at from event_cursor where consumer = 'c'`
  expect(cursor).toEqual({ attempts: 0, error: null, retry_at: null })
})

test('a reaction that never succeeds is parked with its error, and the events behind it go on', async () => {
  for (let n = 1; n <= 3; n++) await emit(newId('deal'), n)
  const broken = reaction(ticked, async ({ n }, ctx, e) => {
    if (n === 2) throw new Error('never')
    await effect.run(e, ctx)
  })
  const ids = await (async () => {
    await publishEvents()
    return eventIds()
  })()
  for (let attempt = 0; attempt < 12; attempt++) {
    expect(await sql`select 1 from event_dead`).toHaveLength(0)
    await drain('c', [broken])
    await retryNow('c')
  }
  await drain('c', [broken])
  const dead = await sql`select consumer, event_id, error from event_dead`
  expect(dead).toEqual([{ consumer: 'c', event_id: String(ids[1]), error: 'never' }])
  expect(await effects()).toEqual([ids[0], ids[2]])
})

test('the wait between tries grows and has an end', async () => {
  await emit(newId('deal'), 1)
  const broken = reaction(ticked, () => Promise.reject(new Error('never')))
  const waits: number[] = []
  for (let attempt = 0; attempt < 11; attempt++) {
    await drain('c', [broken])
    const [row] = await sql`select extract(epoch from retry_at - now()) as wait from event_cursor`
    waits.push(Number(row?.wait))
    await retryNow('c')
  }
  expect(waits[0]).toBeLessThan(1)
  expect(Math.max(...waits)).toBeLessThanOrEqual(60)
  expect(waits.at(-1)).toBeGreaterThan(50)
})

test('a consumer that is killed in the middle of a batch neither loses nor doubles an effect', async () => {
  for (let n = 1; n <= 6; n++) await emit(newId('deal'), n)
  let kills = 2
  const fatal = reaction(ticked, async ({ n }, ctx, e) => {
    await effect.run(e, ctx)
    if (n === 4 && kills-- > 0) await ctx.tx.execute('select pg_terminate_backend(pg_backend_pid())')
  })
  await publishEvents()
  for (let n = 0; n < 2; n++) {
    await expect(consume('c', [fatal])).rejects.toThrow()
    expect(await effects()).toEqual([])
  }
  await until('the batch has gone through', async () => (await consume('c', [fatal]).catch(() => 0)) > 0)
  expect(await effects()).toEqual(await eventIds())
})

test('what a reaction emits is delivered after it, under the request of its cause', async () => {
  const deal = newId('deal')
  const echoed = event('clock.echoed', z.object({ n: z.number() }))
  await emit(deal, 1)
  const heard: StoredEvent[] = []
  const reactions = [
    reaction(ticked, ({ n }, ctx) => ctx.emit(echoed, { aggregate: deal, payload: { n } })),
    reaction(echoed, async (_, __, e) => void heard.push(e)),
  ]
  await drain('c', reactions)
  await drain('c', reactions)
  expect(heard).toHaveLength(1)
  const [cause] = await sql`select request_id from event where type = 'clock.ticked'`
  expect(heard[0]?.requestId).toBe(cause?.request_id)
  expect(heard[0]).toMatchObject({ aggregateSeq: 2, actor: 'system:c' })
})
