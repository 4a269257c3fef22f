import { afterAll, expect, test } from 'vitest'
import { startSandbox } from '../start'

const sandbox = await startSandbox({ world: 'empty' })
afterAll(() => sandbox.close())

const post = (path: string, body: unknown) =>
  fetch(sandbox.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    redirect: 'manual',
  })
const press = (fields: Record<string, string>) =>
  fetch(`${sandbox.url}/do/verdict`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  })
const page = async (path: string) => (await fetch(sandbox.url + path)).text()

const hook = `/discord/api/webhooks/100000000000000001/${'t'.repeat(60)}`
const send = () => post(hook, { embeds: [{ title: 'Hello <b>', footer: { text: `dlv_${'0'.repeat(26)}` } }] })

test('one page shows what went out by every channel, and what strangers wrote is no markup', async () => {
  await send()
  await post('/hooks/my-program', { type: 'deal.sold' })
  const seen = await page('/outbox')
  for (const word of ['Hello &lt;b&gt;', 'deal.sold', 'Discord', 'Webhook']) expect(seen).toContain(word)
  expect(await page('/outbox?channel=webhook')).not.toContain('Hello')
  const counts = await (await fetch(`${sandbox.url}/api/outbox/counts`)).json()
  expect(counts).toMatchObject({ [`discord dlv_${'0'.repeat(26)}`]: 1 })
})

test('a person says how a place behaves from now on, and takes it back', async () => {
  await send()
  const [sent] = sandbox.outbox.list({ channel: 'discord' })
  const say = (verdict: string) => press({ channel: 'discord', id: sent?.id ?? '', verdict })
  await say('blocked')
  expect((await send()).status).toBe(404)
  await say('failed')
  expect((await send()).status).toBe(500)
  await say('delivered')
  expect((await send()).status).toBe(204)
})

test('who blocks the bot is heard of in its updates, each once confirmed', async () => {
  const chat = sandbox.telegram.open('Mara')
  sandbox.telegram.write(chat, '/start abc')
  sandbox.telegram.block(chat, true)
  const ask = async (offset: number) =>
    (await (await post('/telegram/bot1:x/getUpdates', { offset, timeout: 0 })).json()).result
  const [first, second] = await ask(0)
  expect(first.message.text).toBe('/start abc')
  expect(second.my_chat_member.new_chat_member.status).toBe('kicked')
  expect(await ask(second.update_id + 1)).toEqual([])
})

test('faults of channels never strike Steam, and those of Steam never a channel', async () => {
  sandbox.faults.add({ preset: 'serverError' })
  expect((await send()).status).toBe(204)
  sandbox.faults.clear()
  sandbox.faults.add({ preset: 'discordThrottled', count: 1 })
  expect((await send()).status).toBe(429)
  expect((await send()).status).toBe(204)
})
