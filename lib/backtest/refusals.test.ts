import { beforeAll, expect, test } from 'vitest'
import type { Person } from '@/lib/kernel/access'
import { rawDb, rawSql } from '@/lib/kernel/db'
import { averageCross } from '@/tests/harness/average-cross'
import { seriesWith, swingingBars, versionOf } from '@/tests/harness/backtests'
import { newSeries } from '@/tests/harness/candles'
import { freshDatabase } from '@/tests/harness/database'
import { newPerson } from '@/tests/harness/people'
import { backtestQuota, optimise, startBacktest, startBatch, viewBacktest, walkForward } from './index'

let actor: Person
let asked: { seriesId: string; versionId: string }

beforeAll(async () => {
  await freshDatabase()
  actor = await newPerson(rawDb())
  const series = await seriesWith(actor.id, swingingBars(500))
  asked = { seriesId: series.id, versionId: await versionOf(actor) }
})

const starting = (more: object) => startBacktest.run({ actor }, { ...asked, ...more })
const searching = (more: object) => optimise.run({ actor }, { ...asked, ...more })

test.each([
  [{ settings: { capital: 0 } }, 'The capital must be above 0: a run needs money to trade with.'],
  [{ settings: { leverage: 500 } }, 'The leverage is at most 125.'],
  [{ settings: { takerFee: Number.NaN } }, 'The taker fee is a number.'],
  [{ params: { fast: 1_000 } }, 'fast must be at most 100, not 1000.'],
  [{ params: { fast: 2.5 } }, 'fast must be a whole number, not 2.5.'],
  [{ params: { quick: 3 } }, 'There is no parameter named quick.'],
  [
    { from: '2020-01-01T00:00:00Z', to: '2020-02-01T00:00:00Z' },
    'No candles lie in this range. There are candles of BTC/USDT 1h of bybit from 2025-01-01 to 2025-01-21.',
  ],
  [{ from: '2025-01-05T00:00:00Z', to: '2025-01-04T00:00:00Z' }, 'The range ends before it begins.'],
  [{ from: 'yesterday' }, 'Must be a time such as 2026-01-01T00:00:00Z.'],
])('a run with %j is refused with a sentence', async (more, sentence) => {
  await expect(starting(more)).rejects.toThrow(sentence)
})

test('a series without candles is refused by name', async () => {
  const empty = await newSeries('5m', { personId: actor.id, name: 'nothing yet' })
  await expect(starting({ seriesId: empty.id })).rejects.toThrow('BTC/USDT 5m of bybit has no candles yet.')
})

test.each([
  [
    { ranges: { fast: { from: 2, to: 100, step: 1 }, slow: { from: 2, to: 400, step: 1 } } },
    'These ranges make 39,501 combinations; at most 5,000 are tried. Widen the steps, search fewer parameters, or let 500 be drawn at random or by TPE, which learns.',
  ],
  [{ ranges: { fast: { from: 2, to: 200, step: 2 } } }, 'fast must be at most 100; its range ends at 200.'],
  [{ method: 'tpe' }, 'Say how many combinations are to be tried.'],
  [{ method: 'random' }, 'Say how many combinations are to be tried.'],
])('a search over %j is refused with a sentence', async (more, sentence) => {
  await expect(searching(more)).rejects.toThrow(sentence)
})

test('a search of ten million combinations is refused with its count before anything is made', async () => {
  const form = { from: 0, to: 9_999, step: 1 }
  const versionId = await versionOf(actor, {
    ...averageCross(),
    params: [
      { name: 'fast', kind: 'integer', default: 10 },
      { name: 'slow', kind: 'integer', default: 30 },
      { name: 'third', kind: 'integer', default: 30 },
    ],
  })
  const ranges = { fast: form, slow: { from: 1, to: 1_000, step: 1 } }
  await expect(searching({ versionId, ranges })).rejects.toThrow('These ranges make 10,000,000 combinations')
})

test('a walk-forward counts its windows, and refuses more than the bars allow', async () => {
  const ranges = { fast: { from: 2, to: 100, step: 1 } }
  const input = { ...asked, ranges, windows: 50, trainTimes: 3 }
  await expect(walkForward.run({ actor }, { ...input, windows: 50 })).rejects.toThrow(
    '500 bars are too few for 50 windows',
  )
  const many = { ...ranges, slow: { from: 10, to: 40, step: 1 } }
  await expect(walkForward.run({ actor }, { ...input, ranges: many, windows: 4 })).rejects.toThrow(
    '12,276 runs in 4 windows',
  )
})

test("somebody else's strategy, candles and runs do not exist", async () => {
  const stranger = await newPerson(rawDb())
  const own = {
    seriesId: (await seriesWith(stranger.id, swingingBars(100))).id,
    versionId: await versionOf(stranger),
  }
  const gone = 'does not exist or is not yours to see'
  await expect(
    startBacktest.run({ actor: stranger }, { ...own, versionId: asked.versionId }),
  ).rejects.toThrow(gone)
  await expect(startBacktest.run({ actor: stranger }, { ...own, seriesId: asked.seriesId })).rejects.toThrow(
    gone,
  )
  const { runId } = await starting({})
  await expect(viewBacktest.run({ actor: stranger }, { runId })).rejects.toThrow(gone)
  await rawSql()`update backtest_run set state = 'cancelled', ended_at = now() where id = ${runId}`
})

test('more runs than the plan allows at once are refused, also when they come together', async () => {
  const one = await newPerson(rawDb())
  const own = { seriesId: (await seriesWith(one.id, swingingBars(200))).id, versionId: await versionOf(one) }
  const tries = await Promise.allSettled(
    [3, 4, 5, 6, 7, 8].map((fast) => startBacktest.run({ actor: one }, { ...own, params: { fast } })),
  )
  const refused = tries.flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : []))
  expect(refused).toHaveLength(3)
  for (const reason of refused) expect(reason).toContain('the free plan allows 3 at once')
})

test('a day that is used up is refused with the minute at which the next run is free, and is free then', async () => {
  const one = await newPerson(rawDb())
  const own = { seriesId: (await seriesWith(one.id, swingingBars(200))).id, versionId: await versionOf(one) }
  const { runId } = await startBacktest.run({ actor: one }, own)
  const { runsPerDay: most } = await backtestQuota.run({ actor: one }, {})
  await rawSql()`update backtest_run set state = 'cancelled', ended_at = now() where id = ${runId}`
  await rawSql()`insert into backtest_run (id, owner_id, number, kind, state, strategy_id, version_id, form_hash,
      engine_version, request, total, created_at, ended_at, updated_at)
    select id || '_' || n, owner_id, number + n, kind, state, strategy_id, version_id, form_hash, engine_version, request,
      total, created_at - n * interval '1 minute', ended_at, updated_at
    from backtest_run, generate_series(1, ${most - 1}::int) as n where id = ${runId}`
  const { freesAt, runsToday } = await backtestQuota.run({ actor: one }, {})
  expect(runsToday).toBe(most)
  const [oldest] = await rawSql()<
    { at: Date }[]
  >`select min(created_at) as at from backtest_run where owner_id = ${one.id}`
  expect(Date.parse(freesAt ?? '')).toBe(Number(oldest?.at) + 86_400_000)
  const minute = new Date(Math.ceil(Date.parse(freesAt ?? '') / 60_000) * 60_000).toISOString()
  await expect(startBacktest.run({ actor: one }, own)).rejects.toThrow(
    `The free plan allows ${most} runs in 24 hours, and you have had them. The next one is free at ${minute.slice(0, 16).replace('T', ' ')} UTC.`,
  )
  await rawSql()`update backtest_run set created_at = created_at - interval '1 day' where owner_id = ${one.id}
    and created_at = (select min(created_at) from backtest_run where owner_id = ${one.id})`
  expect(await backtestQuota.run({ actor: one }, {})).toMatchObject({ freesAt: null, runsToday: most - 1 })
  await startBacktest.run({ actor: one }, own)
})

test('one key twice makes one run', async () => {
  const one = await newPerson(rawDb())
  const own = { seriesId: (await seriesWith(one.id, swingingBars(200))).id, versionId: await versionOf(one) }
  const caller = { actor: one, idempotencyKey: 'run-once' }
  const [a, b] = [await startBacktest.run(caller, own), await startBacktest.run(caller, own)]
  expect(b).toEqual(a)
})

test('a batch of more series than the plan allows is refused with the limit', async () => {
  const seriesIds = Array.from({ length: 41 }, (_, k) => `ser_${k}`)
  await expect(startBatch.run({ actor }, { versionId: asked.versionId, seriesIds })).rejects.toThrow(
    'the free plan allows 40 in a batch',
  )
})
