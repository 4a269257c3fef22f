import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Person } from '@/lib/kernel/access'
import { rawDb } from '@/lib/kernel/db'
import { stopJobs } from '@/lib/kernel/job'
import { workOn } from '@/lib/kernel/work'
import { startSandbox } from '@/sandbox/start'
import { orderOf } from '@/tests/harness/backtests'
import { freshDatabase } from '@/tests/harness/database'
import { newPerson } from '@/tests/harness/people'
import { until } from '@/tests/harness/until'
import { figuresOf } from './adapters/language-model'
import { backtestResultPage, narrateJob, startBacktest, viewBacktest, workJob } from './index'
import { endThreads } from './work/threads'

const patience = 180_000
const sandbox = await startSandbox({ world: 'empty' })
// Settings are read once, when the first of us asks for them.
vi.stubEnv('LLM_URL', `${sandbox.url}/llm/v1`)
vi.stubEnv('LLM_MODEL', 'sandbox')

let actor: Person

beforeAll(async () => {
  await freshDatabase()
  actor = await newPerson(rawDb())
  await workOn([workJob, narrateJob])
})

afterAll(async () => {
  await stopJobs()
  await endThreads()
})

async function resultOf(bars: number) {
  const { runId } = await startBacktest.run({ actor }, await orderOf({ actor }, bars))
  await until('the run is over', async () => (await viewBacktest.run({ actor }, { runId })).endedAt, patience)
  return async () => (await backtestResultPage.run({ actor }, { runId })).result
}

test('where a language model is set, its text comes after the result, told figures only, and is marked as its own', {
  timeout: 2 * patience,
}, async () => {
  const read = await resultOf(310)
  const narration = await until('the text is there', async () => (await read()).narration ?? null, patience)
  const { findings } = await read()
  expect(narration).toEqual({
    by: 'language model',
    model: 'sandbox',
    notice: expect.stringContaining('it may be wrong'),
    text: `The sandbox was told ${JSON.stringify(figuresOf(findings))}`.slice(0, 2_000),
  })
})

test('a language model that cannot be reached takes nothing from the result', {
  timeout: 2 * patience,
}, async () => {
  await sandbox.close()
  const { findings, narration } = await (await resultOf(320))()
  expect(findings.length).toBeGreaterThan(3)
  expect(narration).toBeUndefined()
})
