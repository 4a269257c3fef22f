import { randomBytes } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { freePort } from '@/db/embedded/port'
import type { ChannelPresetName } from '@/sandbox/outbox/fault-presets'
import type { ChannelName, Sent } from '@/sandbox/outbox/outbox'
import { startSandbox } from '@/sandbox/start'
import { sandboxPort } from '@/tests/harness/sandbox-port'
import type { Message, MessageChannel, Outcome } from '../port'
import { discordChannel } from './discord'
import { pushChannel } from './push'
import { telegramChannel } from './telegram'
import { twilioChannel } from './twilio'
import { webhookChannel } from './webhook'

const sandbox = await startSandbox({ world: 'empty', port: await sandboxPort() })
afterAll(() => sandbox.close())
beforeEach(() => sandbox.faults.clear())

const withinMs = 1_000
let made = 0
const newId = () => `dlv_${String(++made).padStart(26, '0')}`
const secret = `whsec_${randomBytes(24).toString('base64')}`
const twilio = {
  url: `${sandbox.url}/twilio`,
  account: 'ACtest',
  from: '+15005550006',
  token: 'a secret token',
}
const words = { title: 'Mara bought <Bow> & "Light"', body: 'ä ö ü €\nsecond line', action: 'Open the deal' }
const url = (id: string) => `https://tradepost.example/deals/deal_1#${id}`

interface Side {
  channel: MessageChannel<Message>
  message(): Message
  /** Where the sandbox keeps what this message became. */
  place(message: Message): string
  prefix: string
}

/** Any message of a channel, with its kind forgotten: the suite only sends it. */
const side = <M extends Message>(
  prefix: string,
  channel: MessageChannel<M>,
  message: () => M,
  place: (message: M) => string,
): Side => ({ prefix, channel, message, place }) as unknown as Side

const subscriptionId = (to: string) => JSON.parse(to).endpoint.split('/').at(-1)
const hook = (path: string) => `${sandbox.url}${path}`

const sides = {
  telegram: side(
    'telegram',
    telegramChannel({ url: `${sandbox.url}/telegram`, token: '1:test', withinS: withinMs / 1_000 }),
    () => {
      const id = newId()
      return { id, to: sandbox.telegram.open(`Mara ${id}`).id, ...words, url: url(id) }
    },
    ({ to }) => to,
  ),
  discord: side(
    'discord',
    discordChannel(withinMs),
    () => {
      const id = newId()
      const to = hook(`/discord/api/webhooks/${String(made).padStart(18, '1')}/${'t'.repeat(68)}`)
      return { id, to, ...words, url: url(id) }
    },
    ({ to }) => to.split('/').at(-2) ?? '',
  ),
  sms: side(
    'sms',
    twilioChannel({ ...twilio, withinMs }),
    () => {
      const id = newId()
      const callbackUrl = `https://tradepost.example/api/webhooks/twilio?delivery=${id}`
      return {
        id,
        to: `+4915100${String(made).padStart(6, '0')}`,
        text: `hello ${id}`,
        again: false,
        callbackUrl,
      }
    },
    ({ to }) => to,
  ),
  push: side(
    'push',
    pushChannel({ url: sandbox.url, withinMs }),
    () => {
      const id = newId()
      return { id, to: JSON.stringify(sandbox.browsers.subscribe()), ...words, url: url(id), urgent: true }
    },
    ({ to }) => subscriptionId(to),
  ),
  webhook: side(
    'webhook',
    webhookChannel(withinMs),
    () => {
      const id = newId()
      return {
        id,
        to: hook(`/hooks/program-${made}`),
        body: JSON.stringify({ type: 'deal.sold' }),
        secrets: [secret],
      }
    },
    ({ to }) => to.split('/').at(-1) ?? '',
  ),
} satisfies Record<ChannelName, Side>

const received = (name: ChannelName, to: string): Sent[] => sandbox.outbox.list({ channel: name, to })

type Act = ChannelPresetName extends `${ChannelName}${infer A}` ? A : never
type Expected = Partial<Outcome>
const gone: Expected = { kind: 'dead', gone: true }
const retry: Expected = { kind: 'retry' }

/** The table of outcomes: what each vendor's refusals come to. */
const common = { ServerError: retry, Html: retry, Hang: retry, Reset: retry, ResetAfter: retry } as const
const outcomes: Record<ChannelName, Record<Exclude<Act, 'Slow'>, Expected>> = {
  telegram: { Throttled: { ...retry, afterMs: 3_000 }, Dead: gone, Broken: { kind: 'broken' }, ...common },
  discord: { Throttled: { ...retry, afterMs: 420 }, Dead: gone, Broken: retry, ...common },
  sms: { Throttled: retry, Dead: gone, Broken: { kind: 'broken' }, ...common },
  push: { Throttled: { ...retry, afterMs: 7_000 }, Dead: gone, Broken: retry, ...common },
  webhook: { Throttled: { ...retry, afterMs: 9_000 }, Dead: gone, Broken: retry, ...common },
}

describe.each(Object.entries(sides) as [ChannelName, Side][])(
  '%s',
  (name, { channel, message, place, prefix }) => {
    test('a message arrives once, whole, and names its delivery', async () => {
      const sent = message()
      const outcome = await channel.send(sent)
      expect(outcome).toMatchObject({ kind: 'delivered', providerId: expect.stringMatching(/./) })
      expect(received(name, place(sent))).toMatchObject([{ reference: sent.id }])
    })

    test('many at once all arrive, each once', async () => {
      const many = Array.from({ length: 30 }, message)
      const kinds = (await Promise.all(many.map((one) => channel.send(one)))).map(({ kind }) => kind)
      expect(new Set(kinds)).toEqual(new Set(['delivered']))
      const arrived = new Set(
        sandbox.outbox.list({ channel: name, limit: 1_000 }).map(({ reference }) => reference),
      )
      expect(many.filter(({ id }) => !arrived.has(id))).toEqual([])
    })

    test.each(Object.entries(outcomes[name]))('%s', async (act, expected) => {
      const sent = message()
      sandbox.faults.add({ preset: `${prefix}${act}` as ChannelPresetName, count: 1 })
      expect(await channel.send(sent)).toMatchObject(expected)
      expect(received(name, place(sent))).toHaveLength(act === 'ResetAfter' ? 1 : 0)
      expect(await channel.send(sent)).toMatchObject({ kind: 'delivered' })
    })

    test('a slow answer is waited for', async () => {
      const sent = message()
      sandbox.faults.add({ preset: `${prefix}Slow` as ChannelPresetName, count: 1 })
      expect(await channel.send(sent)).toMatchObject({ kind: 'delivered' })
      expect(received(name, place(sent))).toHaveLength(1)
    })

    test('an address that was given up at the far side is dead from then on', async () => {
      const sent = message()
      sandbox.outbox.setStanding(name, place(sent), 'gone')
      expect(await channel.send(sent)).toMatchObject(gone)
    })
  },
)

test('a chat that became another one is written to under its new id, which is said', async () => {
  const sent = sides.telegram.message()
  const next = sandbox.telegram.open(`moved ${sent.id}`)
  sandbox.telegram.change({ id: sent.to, name: 'old', movedTo: next.id })
  expect(await sides.telegram.channel.send(sent)).toMatchObject({ kind: 'delivered', movedTo: next.id })
  expect(received('telegram', next.id)).toHaveLength(1)
})

test('an answer that was lost is looked up before a text message is sent again', async () => {
  const sent = sides.sms.message()
  sandbox.faults.add({ preset: 'smsResetAfter', count: 1 })
  expect(await sides.sms.channel.send(sent)).toMatchObject(retry)
  expect(await sides.sms.channel.send({ ...sent, again: true } as Message)).toMatchObject({
    kind: 'delivered',
  })
  expect(received('sms', sent.to)).toHaveLength(1)
})

test('a lookup that fails sends nothing and is tried again', async () => {
  const sent = { ...sides.sms.message(), again: true } as Message
  sandbox.faults.add({ preset: 'smsReset', count: 1 })
  expect(await sides.sms.channel.send(sent)).toMatchObject(retry)
  expect(received('sms', sent.to)).toHaveLength(0)
})

test('a number that is none is dead', async () => {
  expect(await sides.sms.channel.send({ ...sides.sms.message(), to: '+12' })).toMatchObject(gone)
})

test('a browser reads the push that was sealed for it', async () => {
  const sent = sides.push.message()
  await sides.push.channel.send(sent)
  const [push] = received('push', sides.push.place(sent))
  expect(push).toMatchObject({ title: words.title, text: words.body })
  expect(push?.detail).toMatchObject({ ttl: '3600', urgency: 'high', link: url(sent.id) })
})

test('a receiver verifies a call by any of its secrets, and not when a byte was changed', async () => {
  const former = `whsec_${randomBytes(24).toString('base64')}`
  const sent = { ...sides.webhook.message(), secrets: [secret, former] }
  await sides.webhook.channel.send(sent)
  const [call] = received('webhook', sides.webhook.place(sent))
  for (const each of [secret, former])
    expect(new Webhook(each).verify(call?.text ?? '', call?.detail ?? {})).toEqual({ type: 'deal.sold' })
  expect(() => new Webhook(secret).verify(`${call?.text} `, call?.detail ?? {})).toThrow(
    'No matching signature',
  )
})

test('what an endpoint answers is kept, at most 1 kB of it; redirects are not followed', async () => {
  const sent = sides.webhook.message()
  const says = (status: number, body: string, headers = {}) =>
    sandbox.faults.add({
      side: 'channels',
      path: '^/hooks/',
      count: 1,
      act: { kind: 'answer', status, body, headers },
    })
  says(500, 'x'.repeat(5_000))
  expect(await sides.webhook.channel.send(sent)).toMatchObject({
    answer: { status: 500, body: 'x'.repeat(1_024) },
  })
  says(302, '', { location: hook('/hooks/elsewhere') })
  expect(await sides.webhook.channel.send(sent)).toMatchObject({ kind: 'retry', answer: { status: 302 } })
  expect(received('webhook', 'elsewhere')).toEqual([])
})

test('an address inside the house is never called', async () => {
  const inside = { ...sides.webhook.message(), to: `http://127.0.0.1:${await freePort()}/` }
  expect(await sides.webhook.channel.send(inside)).toEqual({ kind: 'retry', reason: 'address_not_allowed' })
})
