import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { setClock } from '@/lib/kernel/clock'
import { rawDb, rawSql } from '@/lib/kernel/db'
import { freshDatabase } from '@/tests/harness/database'
import { type Member, member, tellMember } from '@/tests/harness/notified'
import { newPerson } from '@/tests/harness/people'
import { startOutside, workersRun } from '@/tests/harness/reached'
import {
  changeWebhook,
  createWebhook,
  deliveryList,
  endPause,
  myWebhooks,
  notificationList,
  replayDead,
  replayDelivery,
  replayWebhook,
  rotateWebhookSecret,
  testAddress,
  webhookDeliveries,
} from '../index'

beforeAll(async () => {
  await freshDatabase()
})
const outside = await startOutside()
afterAll(() => outside.close())
afterEach(() => setClock(() => new Date()))

const by = ({ actor }: Member) => ({ actor })
const day = 86_400_000
let base = Date.now()
const later = (ms: number) => {
  base += ms
  setClock(() => new Date(base))
}

let made = 0
async function withWebhook(input: object = {}) {
  base = Date.now()
  const mara = await member()
  const name = `program-${++made}`
  const { webhook, secret } = await createWebhook.run(by(mara), {
    url: `${outside.url}/hooks/${name}`,
    ...input,
  })
  return { mara, name, secret, webhookId: webhook.id }
}

const calls = (name: string) => outside.outbox.list({ channel: 'webhook', to: name })
const listed = async ({ mara, webhookId }: Awaited<ReturnType<typeof withWebhook>>) =>
  (await webhookDeliveries.run(by(mara), { webhookId })).items

test('an endpoint is called for what happened, signed with its secret, and the answer is kept', async () => {
  const all = await withWebhook()
  await tellMember(all.mara, 'deal.paid')
  await workersRun()
  const [call, ...more] = calls(all.name)
  expect(more).toEqual([])
  const body = new Webhook(all.secret).verify(call?.text ?? '', call?.detail ?? {})
  expect(body).toMatchObject({
    type: 'deal.paid',
    data: { amountMinor: 2_410, currency: 'EUR', url: 'http://localhost:3000/deals/deal_1' },
  })
  const [delivery] = await listed(all)
  expect(delivery).toMatchObject({
    id: call?.detail['webhook-id'],
    state: 'delivered',
    tries: [{ attempt: 1, outcome: 'delivered', answerStatus: 200, answerBody: 'received' }],
  })
})

test('only chosen kinds are told; unknown ones and forbidden addresses are refused', async () => {
  const { mara, name, webhookId } = await withWebhook({ kinds: ['deal.sold'] })
  await tellMember(mara, 'deal.paid')
  await tellMember(mara, 'deal.sold')
  await workersRun()
  expect(calls(name).map(({ title }) => title)).toEqual(['deal.sold'])
  await changeWebhook.run(by(mara), { webhookId, kinds: null })
  await tellMember(mara, 'deal.paid')
  await workersRun()
  expect(calls(name)).toHaveLength(2)
  await expect(changeWebhook.run(by(mara), { webhookId, kinds: ['nothing'] })).rejects.toMatchObject({
    code: 'no_such_kind',
  })
  for (const url of ['http://127.0.0.1:22/', 'http://10.0.0.1/x', 'https://user:pass@example.com/']) {
    await expect(createWebhook.run(by(mara), { url })).rejects.toMatchObject({ code: 'address_not_allowed' })
  }
  const same = { url: `${outside.url}/hooks/${name}` }
  await expect(createWebhook.run(by(mara), same)).rejects.toMatchObject({ code: 'already_there' })
})

test('after a failure the same id comes again with the present time, later and later, for a day', async () => {
  const all = await withWebhook()
  outside.outbox.setStanding('webhook', all.name, 'failing')
  setClock(() => new Date(base))
  await tellMember(all.mara, 'deal.paid')
  await workersRun()
  const waits: number[] = []
  for (let n = 0; n < 7; n++) {
    const [delivery] = await listed(all)
    const wait = Date.parse(delivery?.nextTryAt ?? '') - base
    waits.push(Math.round(wait / 1_000))
    later(wait + 1)
    if (n === 6) outside.outbox.setStanding('webhook', all.name, 'ok')
    await workersRun()
  }
  const planned = [5, 300, 1_800, 7_200, 18_000, 36_000, 23_095]
  for (const [n, wait] of waits.entries()) {
    expect(wait).toBeGreaterThanOrEqual(planned[n] ?? 0)
    expect(wait).toBeLessThanOrEqual((planned[n] ?? 0) * 1.1 + 1)
  }
  const [delivery] = await listed(all)
  expect(delivery).toMatchObject({ state: 'delivered', attempts: 8 })
  expect(delivery?.tries[0]).toMatchObject({
    answerStatus: 500,
    answerBody: 'the database of this endpoint is down',
  })
  const [call] = calls(all.name)
  expect(call?.detail['webhook-id']).toBe(delivery?.id)
  expect(Number(call?.detail['webhook-timestamp'])).toBe(Math.floor(base / 1_000))
})

test('an endpoint at which nothing arrives for five days is switched off, and its owner is told', async () => {
  const all = await withWebhook()
  outside.outbox.setStanding('webhook', all.name, 'failing')
  for (let n = 0; n < 6; n++) {
    later(n === 0 ? 0 : day + 60_000)
    await tellMember(all.mara, 'deal.paid')
    await workersRun()
  }
  const [webhook] = (await myWebhooks.run(by(all.mara), {})).items
  expect(webhook?.offWhy).toBe('500')
  await workersRun()
  const told = (await notificationList.run(by(all.mara), {})).items.map(({ kind }) => kind)
  expect(told).toContain('channel.off')
})

test('one success in between begins the five days anew', async () => {
  const all = await withWebhook()
  for (let n = 0; n < 8; n++) {
    outside.outbox.setStanding('webhook', all.name, n === 4 ? 'ok' : 'failing')
    later(n === 0 ? 0 : day + 60_000)
    await tellMember(all.mara, 'deal.paid')
    await workersRun()
  }
  expect((await myWebhooks.run(by(all.mara), {})).items[0]?.offWhy).toBeNull()
})

test('410 switches an endpoint off at once', async () => {
  const all = await withWebhook()
  outside.outbox.setStanding('webhook', all.name, 'gone')
  await testAddress.run(by(all.mara), { addressId: all.webhookId })
  await workersRun()
  expect((await myWebhooks.run(by(all.mara), {})).items[0]?.offWhy).toBe('410')
})

test('while secrets change both sign, and after a day only the new one', async () => {
  const all = await withWebhook()
  const { secret } = await rotateWebhookSecret.run(by(all.mara), { webhookId: all.webhookId })
  await tellMember(all.mara, 'deal.paid')
  await workersRun()
  const verify = (key: string) => {
    const [call] = calls(all.name)
    return new Webhook(key).verify(call?.text ?? '', call?.detail ?? {})
  }
  expect(verify(secret)).toEqual(verify(all.secret))
  await rawSql()`update webhook_endpoint set former_until = now() - interval '1 second'
    where address_id = ${all.webhookId}`
  await tellMember(all.mara, 'deal.sold')
  await workersRun()
  expect(verify(secret)).toMatchObject({ type: 'deal.sold' })
  expect(() => verify(all.secret)).toThrow('No matching signature')
})

test('an owner replays a call under its id; nobody else sees or replays it', async () => {
  const all = await withWebhook()
  await tellMember(all.mara, 'deal.paid')
  await workersRun()
  const [delivery] = await listed(all)
  await replayWebhook.run(by(all.mara), { deliveryId: delivery?.id })
  await workersRun()
  expect(calls(all.name).map(({ reference }) => reference)).toEqual([delivery?.id, delivery?.id])
  const eve = await member()
  const { webhookId } = all
  const theirs = [
    () => replayWebhook.run(by(eve), { deliveryId: delivery?.id }),
    () => webhookDeliveries.run(by(eve), { webhookId }),
    () => changeWebhook.run(by(eve), { webhookId, description: 'mine' }),
    () => rotateWebhookSecret.run(by(eve), { webhookId }),
  ]
  for (const ask of theirs) await expect(ask()).rejects.toMatchObject({ status: 404 })
})

test('an admin finds dead letters, replays one or all of a channel with a reason, and ends a rest', async () => {
  const all = await withWebhook()
  await tellMember(all.mara, 'deal.paid')
  await tellMember(all.mara, 'deal.sold')
  await rawSql()`update delivery set state = 'dead', not_before = null, last_reason = '500'
    where person_id = ${all.mara.actor.id} and channel = 'webhook'`
  const admin = { actor: await newPerson(rawDb(), 'admin') }
  const dead = { state: 'dead', channel: 'webhook' }
  const found = (await deliveryList.run(admin, dead)).items.filter(
    ({ personId }) => personId === all.mara.actor.id,
  )
  expect(found).toHaveLength(2)
  const [one] = found
  await expect(replayDelivery.run(admin, { deliveryId: one?.id, reason: ' ' })).rejects.toMatchObject({
    code: 'invalid_input',
  })
  await replayDelivery.run(admin, { deliveryId: one?.id, reason: 'their server is back' })
  const rest = await replayDead.run(admin, { channel: 'webhook', reason: 'their server is back' })
  expect(rest.replayed).toBeGreaterThanOrEqual(1)
  await workersRun()
  expect(calls(all.name)).toHaveLength(2)
  await rawSql()`insert into channel_pause values ('sms', now() + interval '1 hour', '401')`
  expect((await deliveryList.run(admin, {})).pauses).toMatchObject([{ channel: 'sms', reason: '401' }])
  await endPause.run(admin, { channel: 'sms', reason: 'the key was put right' })
  expect((await deliveryList.run(admin, {})).pauses).toEqual([])
  await expect(deliveryList.run(by(all.mara), {})).rejects.toMatchObject({ status: 404 })
})
