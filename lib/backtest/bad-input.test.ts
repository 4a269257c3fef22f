import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { api } from '@/lib/api'
import type { Person } from '@/lib/kernel/access'
import { rawDb } from '@/lib/kernel/db'
import { stopJobs } from '@/lib/kernel/job'
import { workOn } from '@/lib/kernel/work'
import { answerRest } from '@/lib/rest'
import { averageCross, scriptCross } from '@/tests/harness/average-cross'
import { seriesWith, swingingBars, versionOf } from '@/tests/harness/backtests'
import { freshDatabase } from '@/tests/harness/database'
import { newPerson } from '@/tests/harness/people'
import { tokenOf } from '@/tests/harness/tokens'
import { until } from '@/tests/harness/until'
import { workJob } from './index'
import { endThreads } from './work/threads'

vi.setConfig({ testTimeout: 240_000 })

let actor: Person
let secret: string
let order: { versionId: string; seriesId: string }

beforeAll(async () => {
  await freshDatabase()
  await workOn([workJob])
  actor = await newPerson(rawDb())
  secret = (await tokenOf(actor.id)).secret
  const series = await seriesWith(actor.id, swingingBars(600))
  order = { versionId: await versionOf(actor), seriesId: series.id }
})

afterAll(async () => {
  await stopJobs()
  await endThreads()
})

interface Answer {
  status: number
  body: Record<string, never> & { code?: string; detail?: string; fields?: Record<string, string> }
}

/** Through the REST door, as anybody would: a body that is no object goes out as it is. */
async function rest(route: string, body?: object | string): Promise<Answer> {
  const [method = 'GET', path = ''] = route.split(' ')
  const text = typeof body === 'string' ? body : body && JSON.stringify(body)
  const answer = await answerRest(
    api,
    new Request(`http://localhost:3000/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      ...(text === undefined ? {} : { body: text }),
    }),
  )
  return { status: answer.status, body: (await answer.json()) as Answer['body'] }
}

async function kept(content: object): Promise<string> {
  const made = await rest('POST /strategies', { name: 'Bad', content })
  expect(made.status, made.body.detail).toBe(200)
  const { body } = await rest(`GET /strategies/${made.body.strategyId}`)
  return (body as unknown as { shown: { id: string } }).shown.id
}

interface Ended {
  runId: string
  state: string
  failure: string | null
}

async function ran(more: object): Promise<Ended> {
  const { status, body } = await rest('POST /backtests', { ...order, ...more })
  expect(status, body.detail).toBe(200)
  const { runId } = body as unknown as Ended
  return until(
    'the run is over',
    async () => {
      const found = (await rest(`GET /backtests/${runId}`)).body as unknown as Ended & {
        endedAt: string | null
      }
      return found.endedAt ? found : null
    },
    200_000,
  )
}

const works = async (slow: number) => expect(await ran({ params: { slow } })).toMatchObject({ state: 'done' })

const refusals: [name: string, route: string, body: () => object | string, sentence: string][] = [
  [
    'capital 0',
    'POST /backtests',
    () => ({ ...order, settings: { capital: 0 } }),
    'The capital must be above 0: a run needs money to trade with.',
  ],
  [
    'a parameter out of its range',
    'POST /backtests',
    () => ({ ...order, params: { fast: 1_000 } }),
    'fast must be at most 100, not 1000.',
  ],
  [
    'a setting that is no number',
    'POST /backtests',
    () => `{"versionId":"${order.versionId}","seriesId":"${order.seriesId}","settings":{"capital":NaN}}`,
    'JSON',
  ],
  [
    'a range without data',
    'POST /backtests',
    () => ({ ...order, from: '2019-01-01T00:00:00Z', to: '2019-02-01T00:00:00Z' }),
    'No candles lie in this range. There are candles of BTC/USDT 1h of bybit from 2025-01-01',
  ],
  [
    'a range that ends before it begins',
    'POST /backtests',
    () => ({ ...order, from: '2025-01-05T00:00:00Z', to: '2025-01-04T00:00:00Z' }),
    'The range ends before it begins.',
  ],
  [
    'a search of ten thousand combinations too many',
    'POST /backtests/optimise',
    () => ({
      ...order,
      ranges: { fast: { from: 2, to: 100, step: 1 }, slow: { from: 2, to: 400, step: 1 } },
    }),
    'These ranges make 39,501 combinations; at most 5,000 are tried.',
  ],
  [
    'a Pine script that counts for ever',
    'POST /strategies',
    () => pine('x = 0\nfor i = 0 to 1000000000\n    for j = 0 to 1000000000\n        x := x + 1'),
    '4:',
  ],
  ['a Pine script of parentheses', 'POST /strategies', () => pine(`x = ${'('.repeat(20_000)}`), '3:'],
  [
    'a Pine script whose functions double',
    'POST /strategies',
    () =>
      pine(
        `f0(x) => x\n${Array.from({ length: 30 }, (_, k) => `f${k + 1}(x) => f${k}(x) + f${k}(x)`).join('\n')}\ny = f30(close)`,
      ),
    '',
  ],
  [
    'a script longer than may be',
    'POST /scripts/check',
    () => ({ source: 'x'.repeat(100_001) }),
    'A script has at most 100,000 characters.',
  ],
]

const pine = (text: string) => ({
  name: 'Bomb',
  content: { kind: 'pine', source: `//@version=6\nstrategy("bomb")\n${text}\n` },
})

test.each(refusals)('%s is refused with a sentence', async (_name, route, body, sentence) => {
  const { status, body: problem } = await rest(route, body())
  expect(status).toBeGreaterThanOrEqual(400)
  expect(status).toBeLessThan(500)
  const said = `${problem.fields?.line ? `${problem.fields.line}:` : ''}${problem.detail} ${Object.values(problem.fields ?? {}).join(' ')}`
  expect(said).toContain(sentence)
  expect(problem.detail).toMatch(/[.!]$/)
})

test.each([
  ['NaN', 'NaN'],
  ['-1', 'below zero'],
  ['', 'nothing'],
])('a candle with %s for its close is refused by its line', async (close) => {
  const listed = await rest('GET /instruments?exchange=bybit')
  const [instrument] = (listed.body as unknown as { items: { id: string }[] }).items
  const csv = `ts,open,high,low,close,volume\n1735689600000,1,2,1,2,5\n1735693200000,1,2,1,${close},5`
  const file = { instrumentId: instrument?.id, frame: '1h', name: `bad ${close}`, csv }
  const { status, body } = await rest('POST /candles/files', file)
  expect(JSON.stringify(body)).toMatch(/[Ll]ine 3/)
  expect(status).toBe(400)
})

test('a division by zero has no value: the run ends well, trades nothing and says so', async () => {
  const form = averageCross()
  const divided = {
    ...form,
    nodes: [
      { id: 'nought', op: 'sub', args: ['close', 'close'] },
      { id: 'wild', op: 'div', args: ['close', 'nought'] },
      { id: 'smooth', op: 'indicator', name: 'sma', inputs: ['wild'], params: { n: 5 } },
      ...form.nodes,
      { id: 'never', op: 'gt', args: ['smooth', 0] },
    ],
    rules: [{ when: 'never', do: { do: 'entry', id: 'Long', side: 'long' } }],
  }
  const { state, runId } = await ran({ versionId: await kept({ kind: 'rules', form: divided }) })
  expect(state).toBe('done')
  const { body } = await rest(`GET /backtests/${runId}/result`)
  const { result } = body as unknown as { result: { findings: { rule: string; sentence: string }[] } }
  expect(result.findings.find(({ rule }) => rule === 'no-trades')?.sentence).toBe(
    'The strategy closed no trade, so nothing can be said about it.',
  )
})

test('a script that divides by zero wants a size that is no number, and nothing is sent', async () => {
  const source = 'export function onBar(bar) {\n  buy({ size: 1 / (bar.close - bar.close) })\n}'
  const { state, failure, runId } = await ran({
    versionId: await kept({ kind: 'javascript', source, params: [] }),
  })
  if (state === 'failed') expect(failure).toMatch(/^Line 2, column \d+: .*\.$/)
  else expect((await rest(`GET /backtests/${runId}/trades`)).body).toMatchObject({ total: 0 })
})

test('scripts that never end, at once or in their last breath, end with a sentence and the worker goes on', async () => {
  const endless = [
    ['export function onBar() { for (;;) {} }', /^The script computed for more than 20 s and was stopped\.$/],
    ['export function onBar() {}\nthrow 5', /^The script threw something that is not an error\.$/],
    ['const f = () => f() + 1\nexport function onBar() { f() }', /The script calls itself too deeply\.$/],
  ] as const
  for (const [source, sentence] of endless) {
    const versionId = await kept({ kind: 'javascript', source, params: [] })
    expect(await ran({ versionId })).toMatchObject({
      state: 'failed',
      failure: expect.stringMatching(sentence),
    })
  }
  await works(31)
  const params = averageCross().params
  const versionId = await kept({ kind: 'javascript', source: scriptCross, params })
  expect(await ran({ versionId })).toMatchObject({ state: 'done', failure: null })
})
