import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { rawSql } from '@/lib/kernel/db'
import { freshDatabase } from '@/tests/harness/database'
import { stripeWorld } from '@/tests/harness/stripe-world'
import { crowdOf } from './crowd'
import { recount } from './recount'
import { runCheckout } from './run'
import { Stack } from './stack'

const attempts = 1_000

const sandbox = await stripeWorld({ timeoutMs: 1_500 })
await freshDatabase({ max: 20 })
const logFile = path.join(mkdtempSync(path.join(tmpdir(), 'checkout-')), 'stack.log')
const stack = await Stack.plan(
  logFile,
  { SANDBOX_PORT: String(sandbox.port), SMTP_URL: sandbox.smtpUrl, LOG_LEVEL: 'error' },
  { web: 1, workers: 1 },
)
afterAll(() => stack.stop())

test('1,000 attempts while Stripe fails and web and worker are killed sell, charge, discount and pay out nothing too much', async () => {
  const { control, secret } = sandbox
  await control.addEndpoint({ url: `${stack.urls[0]}/api/webhooks/stripe`, secret })
  const crowd = await crowdOf(control, 160, 6)
  stack.start()
  const deaths = [
    { after: attempts / 4, what: () => stack.kill('workers') },
    { after: attempts / 2, what: () => stack.kill('web') },
    { after: (3 * attempts) / 4, what: () => stack.kill('workers') },
  ]
  const { world, begun, injected, still } = await runCheckout({
    ...{ sandbox, control, crowd, stack },
    wanted: () => attempts,
    seed: 7,
    atOnce: 96,
    patienceMs: 120_000,
    onLook: async (seen) => {
      if (deaths[0] && seen >= deaths[0].after) await deaths.shift()?.what()
    },
  })
  const { metrics, wrong } = await recount(rawSql(), world)
  expect(wrong).toEqual([])
  expect(Object.values(still).every((count) => count === 0)).toBe(true)
  expect(metrics).toMatchObject({
    oversold: 0,
    stockWrong: 0,
    couponsOverLimit: 0,
    couponsMiscounted: 0,
    chargedTwice: 0,
    chargedWrong: 0,
    paidButLost: 0,
    toldPaidButLost: 0,
    paidOutEarly: 0,
    paidOutWrong: 0,
    walletsWrong: 0,
    escrowsWrong: 0,
    ledgerSum: 0,
    ledgerUnsound: 0,
    stripeDiffersMinor: 0,
    reconcileDifferences: 0,
    deadEvents: 0,
    answeredBadly: 0,
  })
  expect(begun).toBeGreaterThanOrEqual(attempts)
  expect(stack.kills).toEqual({ web: 1, workers: 2 })
  expect(injected.reduce((sum, { struck }) => sum + struck, 0)).toBeGreaterThan(10)
}, 1_800_000)
