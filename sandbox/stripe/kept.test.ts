import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { Stripe } from 'stripe'
import { afterAll, expect, test } from 'vitest'
import { stripeControlOf } from './control'
import { pay } from './real-client'

const data = mkdtempSync(path.join(os.tmpdir(), 'stripe-'))
afterAll(() => rmSync(data, { recursive: true, force: true }))

const root = path.resolve(import.meta.dirname, '../..')
async function boot() {
  const child = spawn(process.execPath, ['--import', './scripts/alias.mjs', 'sandbox/main.ts'], {
    cwd: root,
    env: { NODE_ENV: 'test', SANDBOX_PORT: '0', SANDBOX_SMTP_PORT: '0', SANDBOX_DATA: data },
  })
  let said = ''
  for await (const chunk of child.stdout) {
    said += chunk
    const port = /127\.0\.0\.1:(\d+)/.exec(said)?.[1]
    if (!port) continue
    const stripe = new Stripe('sk_test_kept', { host: '127.0.0.1', port, protocol: 'http', telemetry: false })
    return { child, stripe, control: stripeControlOf(`http://127.0.0.1:${port}`, 'kept') }
  }
  throw new Error('the sandbox did not start')
}

test('what Stripe answered before a SIGKILL is there afterwards: money, keys, the clock, and events still to be told', async () => {
  let down = true
  const heard: string[] = []
  const ear = createServer(async (request, response) => {
    let raw = ''
    for await (const chunk of request) raw += chunk
    if (!down) heard.push(JSON.parse(raw).type)
    response.writeHead(down ? 500 : 200).end()
  }).listen(0, '127.0.0.1')
  await once(ear, 'listening')
  const first = await boot()
  await first.control.setDeliveries({ tries: 20, firstPauseMs: 20_000 })
  const url = `http://127.0.0.1:${(ear.address() as AddressInfo).port}/`
  await first.control.addEndpoint({
    url,
    enabled_events: ['payment_intent.succeeded'],
    secret: 'whsec_known',
  })
  const paid = await pay(first.stripe, { metadata: { order: 'ord_1' } })
  const refund = await first.stripe.refunds.create(
    { payment_intent: paid.id },
    { idempotencyKey: 'refund:1' },
  )
  await pay(first.stripe, { payment_method: 'pm_card_createDispute' })
  await first.control.advance(43_200)
  const before = await first.control.record()
  expect(before.disputes).toHaveLength(1)
  first.child.kill('SIGKILL')
  await once(first.child, 'exit')
  down = false
  const second = await boot()
  expect(await second.control.record()).toEqual(before)
  const again = await second.stripe.refunds.create(
    { payment_intent: paid.id },
    { idempotencyKey: 'refund:1' },
  )
  expect(again.id).toBe(refund.id)
  expect(
    (await second.stripe.paymentIntents.search({ query: "metadata['order']:'ord_1'" })).data,
  ).toHaveLength(1)
  while (heard.length < 2) await new Promise((done) => setTimeout(done, 10))
  await second.control.advance(2 * 86_400)
  expect((await second.control.record()).balance.pending.usd).toBe(0)
  second.child.kill('SIGTERM')
  expect((await once(second.child, 'exit'))[0]).toBe(0)
  ear.close()
}, 120_000)
