import { beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '@/tests/harness/database'
import { until } from '@/tests/harness/until'
import { listenTo } from './listen'

let own: TestDatabase

beforeAll(async () => {
  own = await freshDatabase()
})

test('a listener hears, and hears again by itself after its connection was cut', async () => {
  const heard: (string | undefined)[] = []
  const listening = listenTo({ test_channel: (payload) => void heard.push(payload) })
  await until('it listens', () => heard.length === 1)
  await own.sql`select pg_notify('test_channel', 'one')`
  await until('the first word', () => heard.includes('one'))
  const [row] = await own.sql`
    select count(pg_terminate_backend(pid)) as cut from pg_stat_activity
    where query ilike 'listen%' and datname = current_database()`
  expect(row?.cut).toBe('1')
  await until('it listens again and says so', () => heard.filter((payload) => !payload).length === 2)
  await own.sql`select pg_notify('test_channel', 'two')`
  await until('the second word', () => heard.includes('two'))
  await listening.stop()
})
