import { expect, test } from 'vitest'
import { z } from 'zod'
import { anonymous, system } from '@/lib/kernel/access'
import { event } from '@/lib/kernel/events'
import { inTransaction } from '@/lib/kernel/operation'
import { consume, publishEvents } from '@/lib/kernel/reaction'
import { since } from '@/lib/realtime'
import { freshDatabase } from '@/tests/harness/database'
import { metricsText } from './index'

await freshDatabase()

test('metrics count operations by outcome and events that wait, by consumer', async () => {
  const happened = event('test.happened', z.object({}))
  const emit = () =>
    inTransaction(system('test'), (ctx) => ctx.emit(happened, { aggregate: 'a', payload: {} }))
  await emit()
  await publishEvents()
  await consume('deals', [])
  await emit()
  await publishEvents()
  await emit()
  await since.run({ actor: anonymous }, { since: 0 })
  await since.run({ actor: anonymous }, { since: -1 }).catch(() => null)
  const lines = (await metricsText()).split('\n')
  expect(lines).toContain('tradepost_events_waiting{consumer="deals"} 1')
  expect(lines).toContain('tradepost_events_waiting{consumer="publisher"} 1')
  const of = (outcome: string) =>
    `tradepost_operation_duration_seconds_count{operation="realtime.since",outcome="${outcome}"} 1`
  expect(lines).toContain(of('ok'))
  expect(lines).toContain(of('refused'))
})
