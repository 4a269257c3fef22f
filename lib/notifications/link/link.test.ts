import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { system } from '@/lib/kernel/access'
import { setClock } from '@/lib/kernel/clock'
import { rawSql } from '@/lib/kernel/db'
import { inTransaction } from '@/lib/kernel/operation'
import { freshDatabase } from '@/tests/harness/database'
import { deliveriesOf, type Member, member, tellMember } from '@/tests/harness/notified'
import { addressOf, startOutside, workersRun } from '@/tests/harness/reached'
import {
  changeSettings,
  confirmSms,
  linkDiscord,
  linkTelegram,
  myChannels,
  notificationList,
  notificationSettings,
  removeAddress,
  resumeAddress,
  sendSmsCode,
  startSms,
  subscribePush,
  testAddress,
} from '../index'
import { hearTelegram } from './hear-telegram'

beforeAll(async () => {
  await freshDatabase()
})
const outside = await startOutside()
afterAll(() => outside.close())
afterEach(() => setClock(() => new Date()))

const by = ({ actor }: Member) => ({ actor })
const stranger = { actor: { kind: 'anonymous' as const } }
const got = (channel: string, to: string) => outside.outbox.list({ channel, to })

let chats = 0
async function withTelegram() {
  const mara = await member()
  const { url } = await linkTelegram.run(by(mara), {})
  const chat = outside.telegram.open(`Mara ${++chats}`)
  const start = `/start ${new URL(url).searchParams.get('start')}`
  outside.telegram.write(chat, start)
  await hearTelegram()
  await workersRun()
  return { mara, chat, start }
}

test('a chat is linked by a code that works once, says hello, and is told what its owner is told', async () => {
  const { mara, chat, start } = await withTelegram()
  expect(await addressOf(mara, 'telegram')).toMatchObject({ address: chat.id, label: chat.name })
  expect(got('telegram', chat.id)).toMatchObject([{ title: 'Tradepost reaches you here' }])
  const other = outside.telegram.open(`Eve ${chats}`)
  outside.telegram.write(other, start)
  await hearTelegram()
  expect(await addressOf(mara, 'telegram')).toMatchObject({ address: chat.id })
  await tellMember(mara, 'deal.paid')
  await workersRun()
  const [newest] = got('telegram', chat.id)
  expect(newest).toMatchObject({ title: 'You were paid €24.10' })
  expect(newest?.text).toContain('Ilse has Bow &lt;of&gt; &quot;Light&quot;.')
  expect(newest?.detail.link).toMatch(/\/deals\/deal_1#dlv_/)
})

test('a code that has run out links nothing', async () => {
  const mara = await member()
  const { url } = await linkTelegram.run(by(mara), {})
  const chat = outside.telegram.open(`Late ${++chats}`)
  outside.telegram.write(chat, `/start ${new URL(url).searchParams.get('start')}`)
  setClock(() => new Date(Date.now() + 16 * 60_000))
  await hearTelegram()
  expect(await addressOf(mara, 'telegram')).toBeNull()
})

test('who blocks the bot is told elsewhere that Telegram is off, and can switch it on again; /stop unlinks', async () => {
  const { mara, chat } = await withTelegram()
  outside.telegram.block(chat, true)
  await hearTelegram()
  await workersRun()
  const linked = await addressOf(mara, 'telegram')
  expect(linked).toMatchObject({ offWhy: 'blocked' })
  const [told] = (await notificationList.run(by(mara), {})).items
  expect(told?.title).toBe(`Telegram is switched off: ${chat.name}`)
  await expect(testAddress.run(by(mara), { addressId: linked?.id })).rejects.toMatchObject({
    code: 'address_off',
  })
  outside.telegram.block(chat, false)
  await resumeAddress.run(by(mara), { addressId: linked?.id })
  await testAddress.run(by(mara), { addressId: linked?.id })
  await workersRun()
  expect(got('telegram', chat.id)).toHaveLength(2)
  outside.telegram.write(chat, '/stop')
  await hearTelegram()
  expect(await addressOf(mara, 'telegram')).toBeNull()
})

test('a Discord webhook is kept sealed and shown by its end; other addresses are refused with a sentence', async () => {
  const mara = await member()
  const id = '123456789012345678'
  const url = `${outside.url}/discord/api/webhooks/${id}/${'s'.repeat(56)}abcd`
  await linkDiscord.run(by(mara), { url })
  const linked = await addressOf(mara, 'discord')
  expect(linked?.label).toBe('…abcd')
  expect(linked?.address).not.toContain('abcd')
  await workersRun()
  expect(got('discord', id)).toMatchObject([{ title: 'Tradepost reaches you here' }])
  const wrongs = [
    'https://discord.com/channels/1/2',
    `https://evil.example/api/webhooks/${id}/${'s'.repeat(60)}`,
    `https://discord.com.evil.example/api/webhooks/${id}/${'s'.repeat(60)}`,
  ]
  for (const wrong of wrongs) {
    await expect(linkDiscord.run(by(mara), { url: wrong })).rejects.toMatchObject({
      code: 'not_a_discord_webhook',
    })
  }
})

async function sendCode({ actor }: Member): Promise<void> {
  const [row] = await rawSql()`select code_hash as hash from channel_code
    where person_id = ${actor.id} and channel = 'sms'`
  const context = {
    jobId: 'test',
    signal: AbortSignal.timeout(5_000),
    transaction: <T>(body: Parameters<typeof inTransaction<T>>[1]) => inTransaction(system('test'), body),
  }
  await sendSmsCode.run({ personId: actor.id, codeHash: row?.hash }, context)
}

test('a number is linked by the code that was sent to it, once, however often the job runs', async () => {
  const mara = await member()
  await startSms.run(by(mara), { number: '+49 (151) 700-00001' })
  await sendCode(mara)
  await sendCode(mara)
  const [sms, ...more] = got('sms', '+4915170000001')
  expect(more).toEqual([])
  expect((await myChannels.run(by(mara), {})).smsPending).toBe('…0001')
  const code = /^\d{6}/.exec(sms?.text ?? '')?.[0] ?? ''
  const wrong = code === '000000' ? '000001' : '000000'
  await expect(confirmSms.run(by(mara), { code: wrong })).rejects.toMatchObject({ code: 'wrong_code' })
  const eve = await member()
  await expect(confirmSms.run(by(eve), { code })).rejects.toMatchObject({ code: 'wrong_code' })
  await confirmSms.run(by(mara), { code })
  await expect(confirmSms.run(by(mara), { code })).rejects.toMatchObject({ code: 'wrong_code' })
  expect(await addressOf(mara, 'sms')).toMatchObject({ label: '+491 •••••••• 01' })
  await workersRun()
  expect(got('sms', '+4915170000001')).toHaveLength(2)
  const told = await notificationSettings.run(by(mara), {})
  const wanted = (kind: string) =>
    told.kinds.find((one) => one.kind === kind)?.channels.find(({ channel }) => channel === 'sms')?.wanted
  expect([wanted('account.password'), wanted('deal.sold')], 'only security by itself').toEqual([true, false])
})

test('guesses at a code run out before the code does, and codes to a number run out for everybody', async () => {
  const mara = await member()
  await startSms.run(by(mara), { number: '+4915170000002' })
  const guess = () => confirmSms.run(by(mara), { code: '123456' }).catch(({ code }) => code)
  const said: unknown[] = []
  for (let n = 0; n < 6; n++) said.push(await guess())
  expect(said.at(-1)).toBe('too_many_requests')
  for (let n = 0; n < 2; n++) await startSms.run(by(await member()), { number: '+4915170000002' })
  await expect(startSms.run(by(await member()), { number: '+4915170000002' })).rejects.toMatchObject({
    code: 'too_many_requests',
  })
})

test('a day has so many text messages and no more; what is too much is kept as suppressed', async () => {
  const mara = await member()
  await startSms.run(by(mara), { number: '+4915170000003' })
  await sendCode(mara)
  const code = /^\d{6}/.exec(got('sms', '+4915170000003')[0]?.text ?? '')?.[0]
  await confirmSms.run(by(mara), { code })
  for (let n = 0; n < 22; n++) await tellMember(mara, 'account.password')
  const states = (await deliveriesOf(mara)).filter(({ channel }) => channel === 'sms')
  expect(states.filter(({ lastReason }) => lastReason === 'daily_limit')).toHaveLength(2)
})

test('several browsers of one person are each told; one that is gone is switched off alone', async () => {
  const mara = await member()
  const [phone, desk] = [outside.browsers.subscribe(), outside.browsers.subscribe()]
  for (const [name, subscription] of Object.entries({ Phone: phone, Desk: desk }))
    await subscribePush.run(by(mara), { ...subscription, name })
  await subscribePush.run(by(mara), { ...desk, name: 'Desk again' })
  await workersRun()
  const idOf = ({ endpoint }: { endpoint: string }) => endpoint.split('/').at(-1) ?? ''
  outside.outbox.setStanding('push', idOf(phone), 'gone')
  await tellMember(mara, 'deal.sold')
  await workersRun()
  expect(got('push', idOf(desk))[0]).toMatchObject({ title: 'Ilse bought Bow <of> "Light"' })
  const { channels } = await myChannels.run(by(mara), {})
  const browsers = channels.find(({ channel }) => channel === 'push')?.addresses
  expect(browsers?.map(({ label, offWhy }) => [label, offWhy !== null])).toEqual([
    ['Phone', true],
    ['Desk again', false],
  ])
})

test.each([
  'https://evil.example/x',
  'http://fcm.googleapis.com/x',
  'https://127.0.0.1/x',
  'https://fcm.googleapis.com:8443/x',
])('a subscription at %s is refused', async (endpoint) => {
  const mara = await member()
  const { keys } = outside.browsers.subscribe()
  await expect(subscribePush.run(by(mara), { endpoint, keys, name: 'x' })).rejects.toMatchObject({
    code: 'not_a_subscription',
  })
})

test('a test comes at once, in quiet hours, muted and when money is gathered', async () => {
  const { mara, chat } = await withTelegram()
  const quiet = { start: '00:00', end: '23:59' }
  await changeSettings.run(by(mara), { quiet, muteHours: 5, digest: 'daily' })
  await testAddress.run(by(mara), { addressId: (await addressOf(mara, 'telegram'))?.id })
  await workersRun()
  expect(got('telegram', chat.id)).toHaveLength(2)
})

test('nobody tests, resumes or takes away the address of somebody else, and that of an account stays', async () => {
  const { mara } = await withTelegram()
  const eve = await member()
  const addressId = (await addressOf(mara, 'telegram'))?.id
  for (const operation of [testAddress, resumeAddress, removeAddress]) {
    await expect(operation.run(by(eve), { addressId })).rejects.toMatchObject({ status: 404 })
    await expect(operation.run(stranger, { addressId })).rejects.toMatchObject({ status: 401 })
  }
  await tellMember(mara, 'deal.sold')
  await removeAddress.run(by(mara), { addressId })
  await workersRun()
  const states = (await deliveriesOf(mara)).filter(({ channel }) => channel === 'telegram')
  expect(states.at(-1)).toMatchObject({ state: 'suppressed', lastReason: 'address_off', addressId: null })
  const email = (await addressOf(mara, 'email'))?.id
  await expect(removeAddress.run(by(mara), { addressId: email })).rejects.toMatchObject({
    code: 'account_address',
  })
})
