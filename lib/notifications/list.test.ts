import { beforeAll, expect, test } from 'vitest'
import { updateProfile } from '@/lib/identity'
import { rawSql } from '@/lib/kernel/db'
import { freshDatabase } from '@/tests/harness/database'
import { type Member, member, tellMember } from '@/tests/harness/notified'
import { newPerson } from '@/tests/harness/people'
import {
  changeSettings,
  countUnread,
  markAllRead,
  markRead,
  notificationList,
  notificationSettings,
  setPreference,
  unsubscribe,
  unsubscription,
} from './index'
import { unsubscribeUrl } from './unsubscribe-token'

let db: Awaited<ReturnType<typeof freshDatabase>>['db']
beforeAll(async () => {
  db = (await freshDatabase()).db
})

const list = ({ actor }: Member, input: object = {}) => notificationList.run({ actor }, input)
const stranger = { actor: { kind: 'anonymous' as const } }

test('a list pages to its end without gaps or repeats, newest first, while new things arrive', async () => {
  const mara = await member()
  for (let n = 0; n < 7; n++) await tellMember(mara, 'deal.sold')
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof list>> = await list(mara, { limit: 3, ...(cursor && { cursor }) })
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor
    if (seen.length === 3) await tellMember(mara, 'deal.sold')
  } while (cursor)
  expect(seen).toHaveLength(7)
  expect(new Set(seen).size).toBe(7)
  expect((await list(mara)).counts).toEqual({ all: 8, unread: 8 })
})

test('reading one and reading all change the count, and say so to the pages of that person only', async () => {
  const mara = await member()
  await tellMember(mara, 'deal.sold')
  await tellMember(mara, 'deal.paid')
  const [newest] = (await list(mara)).items
  expect(await markRead.run({ actor: mara.actor }, { notificationId: newest?.id })).toEqual({ unread: 1 })
  expect(await markRead.run({ actor: mara.actor }, { notificationId: newest?.id })).toEqual({ unread: 1 })
  expect((await list(mara, { show: 'unread' })).items).toHaveLength(1)
  expect(await markAllRead.run({ actor: mara.actor }, {})).toEqual({ unread: 0 })
  expect(await countUnread(db, mara.actor.id)).toBe(0)
  const rows = await rawSql()`select distinct rooms from event where type = 'notifications.listChanged'
    and payload ->> 'personId' = ${mara.actor.id}`
  expect(rows.map(({ rooms }) => rooms)).toEqual([[`user:${mara.actor.id}`]])
})

test('nobody sees or reads what somebody else was told, admins included', async () => {
  const [mara, other] = [await member(), await member()]
  const admin = await newPerson(db, 'admin')
  await tellMember(mara, 'deal.sold')
  const [mine] = (await list(mara)).items
  for (const actor of [other.actor, admin]) {
    expect((await notificationList.run({ actor }, {})).items).toEqual([])
    await expect(markRead.run({ actor }, { notificationId: mine?.id })).rejects.toMatchObject({
      code: 'not_found',
      status: 404,
    })
    await markAllRead.run({ actor }, {})
  }
  expect((await list(mara)).counts.unread).toBe(1)
  await expect(notificationList.run(stranger, {})).rejects.toMatchObject({ status: 401 })
})

test('settings begin with everything on, keep what was changed, and name what is wrong', async () => {
  const mara = await member()
  const first = await notificationSettings.run({ actor: mara.actor }, {})
  expect(first).toMatchObject({ language: 'en', digest: 'none', mutedUntil: null, quiet: null })
  expect(first.email).toEqual({ id: null, address: mara.email, offWhy: null })
  const quiet = { start: '21:30', end: '06:45' }
  await changeSettings.run({ actor: mara.actor }, { quiet, digest: 'weekly' })
  await updateProfile.run({ actor: mara.actor }, { language: 'de', zone: 'Asia/Kathmandu' })
  const second = await notificationSettings.run({ actor: mara.actor }, {})
  expect(second).toMatchObject({ language: 'de', zone: 'Asia/Kathmandu', digest: 'weekly', quiet })
  expect(second.kinds[0]?.label).toBe('Jemand kauft deinen Gegenstand')
  expect(await changeSettings.run({ actor: mara.actor }, { quiet: null })).toMatchObject({ quiet: null })
  const wrong = changeSettings.run({ actor: mara.actor }, { quiet: { ...quiet, start: '25:00' } })
  await expect(wrong).rejects.toMatchObject({ fields: { 'quiet.start': 'Give a time as 22:00.' } })
  const fixed = { kind: 'channel.off', channel: 'inapp', wanted: false }
  await expect(setPreference.run({ actor: mara.actor }, fixed)).rejects.toMatchObject({ code: 'always_told' })
  const unknown = { kind: 'nothing', channel: 'email', wanted: true }
  await expect(setPreference.run({ actor: mara.actor }, unknown)).rejects.toMatchObject({
    code: 'no_such_kind',
  })
})

const wishOf = async ({ actor }: Member, kind: string) => {
  const { kinds } = await notificationSettings.run({ actor }, {})
  return kinds.find((each) => each.kind === kind)?.channels.find(({ channel }) => channel === 'email')?.wanted
}
const tokenOf = (url: string) => new URL(url).searchParams.get('token') ?? ''

test('the link in a mail ends mail of its kind, without a login, and of nothing else', async () => {
  const mara = await member()
  const token = tokenOf(unsubscribeUrl({ personId: mara.actor.id, kind: 'deal.paid' }))
  expect(await unsubscription.run(stranger, { token })).toEqual({ label: 'You were paid', language: 'en' })
  expect(await wishOf(mara, 'deal.paid'), 'to look changes nothing').toBe(true)
  await unsubscribe.run(stranger, { token })
  await unsubscribe.run(stranger, { token })
  expect(await wishOf(mara, 'deal.paid')).toBe(false)
  expect(await wishOf(mara, 'deal.refunded')).toBe(true)
})

test('the link in a digest ends what digests gather, and never what is urgent', async () => {
  const mara = await member()
  await unsubscribe.run(stranger, { token: tokenOf(unsubscribeUrl({ personId: mara.actor.id, kind: null })) })
  expect(await wishOf(mara, 'deal.paid')).toBe(false)
  expect(await wishOf(mara, 'deal.your_move')).toBe(true)
})

test('a link that was changed or cut short does nothing', async () => {
  const mara = await member()
  const token = tokenOf(unsubscribeUrl({ personId: mara.actor.id, kind: 'deal.paid' }))
  const changed = `${token.slice(0, 40)}${token[40] === 'A' ? 'B' : 'A'}${token.slice(41)}`
  for (const bad of [changed, token.slice(0, -4), 'nothing']) {
    await expect(unsubscribe.run(stranger, { token: bad })).rejects.toMatchObject({
      code: 'unsubscribe_link',
    })
  }
  expect(await wishOf(mara, 'deal.paid')).toBe(true)
})
