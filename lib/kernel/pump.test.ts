import { expect, test } from 'vitest'
import { until } from '@/tests/harness/until'
import { pump } from './pump'

test('a pump runs at once, again on every wake-up, never twice at a time, and not after its stop', async () => {
  let [running, most, runs] = [0, 0, 0]
  const each = pump('test', 60_000, async () => {
    most = Math.max(most, ++running)
    await new Promise((resolve) => setImmediate(resolve))
    runs++
    running--
  })
  await until('the first run', () => runs === 1)
  for (let n = 0; n < 20; n++) each.wake()
  await until('a run after the wake-ups', () => runs >= 2)
  await each.stop()
  const before = runs
  each.wake()
  await new Promise((resolve) => setImmediate(resolve))
  expect([most, runs]).toEqual([1, before])
})

test('a wake-up during a run is not lost', async () => {
  let runs = 0
  const each = pump('test', 60_000, async () => {
    await new Promise((resolve) => setImmediate(resolve))
    if (++runs === 1) each.wake()
  })
  await until('the second run', () => runs === 2)
  await each.stop()
})

test('a failure is survived and tried again', async () => {
  let runs = 0
  const each = pump('test', 10, async () => {
    if (++runs < 3) throw new Error('not yet')
  })
  await until('the third run', () => runs >= 3)
  await each.stop()
})
