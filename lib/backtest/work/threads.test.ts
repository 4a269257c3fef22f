import { afterAll, expect, test } from 'vitest'
import { averageCross } from '@/tests/harness/average-cross'
import { swingingBars } from '@/tests/harness/backtests'
import { settingsOf } from '../engine/desk/settings'
import { computeOnThread, endThreads } from './threads'

afterAll(() => endThreads())

const market = {
  strategy: { form: averageCross() },
  minutes: 60,
  settings: settingsOf({ cash: 10_000 }),
  model: 'tradepost' as const,
  fillAtClose: false,
  closeAtEnd: true,
  funding: null,
}
/** A part that would take minutes. */
const endless = {
  do: 'tries' as const,
  params: {},
  axes: [{ name: 'fast', values: Array.from({ length: 90 }, (_, k) => k + 5) }],
  cells: new Array<number>(2_000_000).fill(0).map((_, k) => k % 90),
  until: null,
}

test('a part that is called off ends between its tries: nothing is told any more, and nothing is found', async () => {
  const calledOff = new AbortController()
  const told: number[] = []
  const answer = computeOnThread(
    { task: endless, market, bars: swingingBars(5_000), key: 'endless' },
    {
      signal: calledOff.signal,
      tell: (fraction) => {
        told.push(fraction)
        calledOff.abort(new Error('called off'))
      },
    },
  )
  await expect(answer).rejects.toThrow('called off')
  expect(told).toHaveLength(1)
  expect(told[0]).toBeLessThan(0.5)
})
