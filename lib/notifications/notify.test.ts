import { afterEach, beforeAll, expect, test } from 'vitest'
import { updateProfile } from '@/lib/identity'
import { setClock } from '@/lib/kernel/clock'
import { freshDatabase } from '@/tests/harness/database'
import { deliveriesOf, type Member, member, tellMember } from '@/tests/harness/notified'
import { gatherDigests } from './gather'
import { changeSettings, notificationList, setPreference } from './index'

beforeAll(async () => {
  await freshDatabase()
})
afterEach(() => setClock(() => new Date()))

const at = (time: string) => setClock(() => new Date(time))
const list = ({ actor }: Member) => notificationList.run({ actor }, {})
const mails = async (who: Member) => (await deliveriesOf(who)).filter(({ channel }) => channel === 'email')

test('one event tells a person one thing once, however often it is handled', async () => {
  const mara = await member()
  const event = await tellMember(mara, 'deal.sold')
  await tellMember(mara, 'deal.sold', event)
  await Promise.all([1, 2, 3].map(() => tellMember(mara, 'deal.sold', event)))
  expect((await list(mara)).items).toHaveLength(1)
  expect((await deliveriesOf(mara)).map(({ channel, state }) => [channel, state]).sort()).toEqual([
    ['email', 'queued'],
    ['inapp', 'delivered'],
  ])
})

test('a kind that is switched off for a channel is not told there, and still told elsewhere', async () => {
  const mara = await member()
  const wish = (channel: 'inapp' | 'email') =>
    setPreference.run({ actor: mara.actor }, { kind: 'deal.sold', channel, wanted: false })
  await wish('email')
  await tellMember(mara, 'deal.sold')
  expect(await mails(mara)).toHaveLength(0)
  expect((await list(mara)).counts).toEqual({ all: 1, unread: 1 })
  await wish('inapp')
  await tellMember(mara, 'deal.sold')
  expect((await list(mara)).counts.all).toBe(1)
})

test('somebody without an e-mail address is told in the list alone', async () => {
  const { newPerson } = await import('@/tests/harness/people')
  const { rawDb } = await import('@/lib/kernel/db')
  const steam = { actor: await newPerson(rawDb()), email: '' }
  await tellMember(steam, 'deal.sold')
  expect((await deliveriesOf(steam)).map(({ channel }) => channel)).toEqual(['inapp'])
})

test('in quiet hours money waits until they end; trade and security do not', async () => {
  const mara = await member()
  const quiet = { start: '22:00', end: '07:00' }
  await updateProfile.run({ actor: mara.actor }, { zone: 'Europe/Berlin' })
  await changeSettings.run({ actor: mara.actor }, { quiet })
  at('2026-11-20T23:30:00Z')
  await tellMember(mara, 'deal.paid')
  await tellMember(mara, 'deal.your_move')
  await tellMember(mara, 'account.signed_in')
  const [paid, ...others] = await mails(mara)
  expect(paid?.notBefore).toEqual(new Date('2026-11-21T06:00:00Z'))
  expect(others.map(({ notBefore }) => notBefore?.toISOString())).toEqual([
    '2026-11-20T23:30:00.000Z',
    '2026-11-20T23:30:00.000Z',
  ])
  expect((await list(mara)).counts.unread, 'the list is silent and waits for nothing').toBe(3)
})

test('who is muted gets no mail about money, and still what is urgent', async () => {
  const mara = await member()
  await changeSettings.run({ actor: mara.actor }, { muteHours: 2 })
  await tellMember(mara, 'deal.paid')
  await tellMember(mara, 'deal.your_move')
  expect((await mails(mara)).map(({ state, lastReason }) => [state, lastReason])).toEqual([
    ['suppressed', 'muted'],
    ['queued', null],
  ])
})

test('a digest gathers a window into one mail, and no window ever has two', async () => {
  const mara = await member()
  await changeSettings.run({ actor: mara.actor }, { digest: 'daily' })
  at('2026-11-20T09:00:00Z')
  await tellMember(mara, 'deal.paid')
  await tellMember(mara, 'deal.refunded')
  await tellMember(mara, 'deal.your_move')
  expect((await mails(mara)).map(({ state }) => state)).toEqual(['held', 'held', 'queued'])
  expect(await gatherDigests()).toBe(0)
  at('2026-11-21T08:00:01Z')
  await Promise.all([gatherDigests(), gatherDigests(), gatherDigests()])
  await gatherDigests()
  const all = await mails(mara)
  const carriers = all.filter(({ notificationId }) => notificationId === null)
  expect(carriers).toHaveLength(1)
  expect(carriers[0]).toMatchObject({ state: 'queued', window: 'daily:2026-11-21T08:00:00.000Z' })
  const carried = all.filter(({ carriedBy }) => carriedBy === carriers[0]?.id)
  expect(carried.map(({ state }) => state)).toEqual(['sent', 'sent'])
})

test('what is held just as its window closes goes with the next digest', async () => {
  const mara = await member()
  await changeSettings.run({ actor: mara.actor }, { digest: 'hourly' })
  at('2026-11-20T09:30:00Z')
  await tellMember(mara, 'deal.paid')
  at('2026-11-20T10:00:01Z')
  await gatherDigests()
  at('2026-11-20T09:59:59Z')
  await tellMember(mara, 'deal.refunded')
  at('2026-11-20T10:00:02Z')
  await gatherDigests()
  const late = (await mails(mara)).filter(({ state }) => state === 'held')
  expect(late).toMatchObject([{ window: 'hourly:2026-11-20T11:00:00.000Z' }])
  at('2026-11-20T11:00:01Z')
  await gatherDigests()
  const windows = (await mails(mara))
    .filter(({ notificationId }) => !notificationId)
    .map(({ window }) => window)
  expect(windows.sort()).toEqual(['hourly:2026-11-20T10:00:00.000Z', 'hourly:2026-11-20T11:00:00.000Z'])
})
