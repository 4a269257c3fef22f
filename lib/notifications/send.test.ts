import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { updateProfile } from '@/lib/identity'
import { setClock } from '@/lib/kernel/clock'
import { rawSql } from '@/lib/kernel/db'
import { consume, publishEvents } from '@/lib/kernel/reaction'
import { startSandbox } from '@/sandbox/start'
import { freshDatabase } from '@/tests/harness/database'
import { attemptsOf, deliveriesOf, type Member, member, tellMember } from '@/tests/harness/notified'
import { until } from '@/tests/harness/until'
import { smtpChannel } from './adapters/smtp'
import { claimDue, leaseMs, perPerson } from './claim'
import { gatherDigests } from './gather'
import {
  changeSettings,
  notificationList,
  notificationReactions,
  notificationSettings,
  resumeAddress,
} from './index'
import { type Lane, lane } from './lanes'
import { writeMail } from './mail/write'
import { tellingsOf } from './read-tellings'
import { sendDue } from './send'

beforeAll(async () => {
  await freshDatabase()
})
const sandbox = await startSandbox({ world: 'empty' })
const channel = lane(writeMail, smtpChannel(sandbox.smtpUrl, 1_000))
afterAll(async () => {
  channel.close()
  await sandbox.close()
})
beforeEach(async () => {
  sandbox.mail.clearFaults()
  await rawSql()`update delivery set state = 'suppressed', last_reason = 'earlier test', not_before = null
    where state in ('queued', 'held', 'sent') and carried_by is null`
})
afterEach(async () => {
  setClock(() => new Date())
  await rawSql()`delete from channel_pause`
})

const inbox = ({ email }: Member) => sandbox.mail.list({ to: email })
const mailOf = async (who: Member) =>
  (await deliveriesOf(who)).find(({ channel: name, carriedBy }) => name === 'email' && !carriedBy)
const later = (ms: number) => {
  const then = Date.now() + ms
  setClock(() => new Date(then))
}
const ordered = async () => {
  const mara = await member('Mara <b>')
  await tellMember(mara, 'deal.paid')
  return mara
}

test('what is due is sent once, with both bodies, its reader named and nothing of strangers unescaped', async () => {
  const mara = await ordered()
  await Promise.all([sendDue('email', channel), sendDue('email', channel)])
  expect(await sendDue('email', channel)).toBe(0)
  const [mail, ...more] = inbox(mara)
  expect(more).toHaveLength(0)
  const row = await mailOf(mara)
  expect(row).toMatchObject({ state: 'delivered', attempts: 1, failures: 0, notBefore: null })
  expect(mail).toMatchObject({ subject: 'You were paid €24.10', messageId: `<${row?.id}@localhost>` })
  expect(mail?.html).toContain('Ilse has Bow &lt;of&gt; &quot;Light&quot;.')
  expect(mail?.html).toContain('Hello Mara &lt;b&gt;,')
  expect(mail?.html).not.toContain('tradepost-place')
  expect(mail?.text).toContain('Ilse has Bow <of> "Light". The amount is in your wallet.')
  expect(mail?.text).toContain('http://localhost:3000/deals/deal_1')
  expect(await attemptsOf(row?.id ?? '')).toMatchObject([{ attempt: 1, outcome: 'delivered' }])
})

test('a worker that dies after the mail was accepted loses nothing, and the repeat carries the same id', async () => {
  const mara = await ordered()
  const claimed = await claimDue('email', { limit: 10 })
  const [telling] = await tellingsOf(claimed)
  if (telling) await channel.deliver(telling)
  expect(await sendDue('email', channel), 'nobody takes it while its owner may still live').toBe(0)
  later(leaseMs + 1_000)
  expect(await sendDue('email', channel)).toBe(1)
  const mails = inbox(mara)
  expect(mails).toHaveLength(2)
  expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(1)
  const row = await mailOf(mara)
  expect(row).toMatchObject({ state: 'delivered', attempts: 2 })
  expect(await attemptsOf(row?.id ?? '')).toMatchObject([{ outcome: null }, { outcome: 'delivered' }])
})

test('a worker that dies before the call sends nothing, and another one sends it once', async () => {
  const mara = await ordered()
  await claimDue('email', { limit: 10 })
  later(leaseMs + 1_000)
  await sendDue('email', channel)
  expect(inbox(mara)).toHaveLength(1)
})

test('a refusal for now is tried again, later and later, and after the last try it is kept as dead', async () => {
  const mara = await ordered()
  sandbox.mail.addFault('451 later', { to: mara.email })
  const waits: number[] = []
  for (let now = Date.now(); ; ) {
    setClock(() => new Date(now))
    await sendDue('email', channel)
    const row = await mailOf(mara)
    if (row?.state === 'dead') break
    expect(row?.state).toBe('queued')
    const next = row?.notBefore?.getTime() ?? 0
    waits.push(next - now)
    now = next
  }
  expect(waits).toEqual([...waits].sort((a, b) => a - b))
  expect(waits.reduce((sum, wait) => sum + wait) / 3_600_000).toBeGreaterThan(20)
  expect(await mailOf(mara)).toMatchObject({ attempts: 10, failures: 10, lastReason: '451 EENVELOPE' })
})

test('a 550 ends mail to the address, says so in the list, and a person can switch it on again', async () => {
  const mara = await ordered()
  sandbox.mail.addFault('550 unknown', { to: mara.email, count: 1 })
  await tellMember(mara, 'deal.refunded')
  await sendDue('email', channel)
  await publishEvents()
  while ((await consume('notifications', notificationReactions)) > 0);
  const rows = (await deliveriesOf(mara)).filter(({ channel: name }) => name === 'email')
  expect(rows.map(({ state }) => state)).toContain('bounced')
  const told = await notificationList.run({ actor: mara.actor }, {})
  expect(told.items[0]).toMatchObject({ kind: 'channel.off' })
  expect(told.items[0]?.title).toBe(`E-mail is switched off: ${mara.email}`)
  const before = inbox(mara).length
  await tellMember(mara, 'deal.paid')
  expect(await sendDue('email', channel)).toBe(0)
  expect((await deliveriesOf(mara)).at(-1)).toMatchObject({ state: 'suppressed', lastReason: 'address_off' })
  const { email } = await notificationSettings.run({ actor: mara.actor }, {})
  await resumeAddress.run({ actor: mara.actor }, { addressId: email?.id })
  await tellMember(mara, 'deal.paid')
  await sendDue('email', channel)
  expect(inbox(mara)).toHaveLength(before + 1)
})

test('what already waited for a dead address is suppressed when its time comes, without a call', async () => {
  const mara = await ordered()
  await rawSql()`update channel_address set switched_off_at = now(), switched_off_why = '550'
    where person_id = ${mara.actor.id}`
  expect(await sendDue('email', channel)).toBe(0)
  expect(await mailOf(mara)).toMatchObject({ state: 'suppressed', lastReason: 'address_off', attempts: 0 })
})

test('a refused message does not blame the address', async () => {
  const mara = await ordered()
  sandbox.mail.addFault('554 content', { to: mara.email, count: 1 })
  await sendDue('email', channel)
  expect(await mailOf(mara)).toMatchObject({ state: 'dead' })
  await tellMember(mara, 'deal.paid')
  expect(await sendDue('email', channel)).toBe(1)
})

test('with settings that are wrong the whole channel rests, no message is lost and no try is used up', async () => {
  const mara = await ordered()
  const own = lane(writeMail, smtpChannel(sandbox.smtpUrl, 1_000))
  sandbox.mail.addFault('535 login', { count: 1 })
  await sendDue('email', own)
  expect(await mailOf(mara)).toMatchObject({ state: 'queued', failures: 0 })
  const other = await ordered()
  expect(await sendDue('email', own), 'everybody waits').toBe(0)
  later(61_000)
  await sendDue('email', own)
  expect([inbox(mara).length, inbox(other).length]).toEqual([1, 1])
  own.close()
})

test('a digest is one mail with everything in it, in the language of its reader, and its parts are delivered with it', async () => {
  const mara = await member()
  await changeSettings.run({ actor: mara.actor }, { digest: 'hourly' })
  await updateProfile.run({ actor: mara.actor }, { language: 'de' })
  await tellMember(mara, 'deal.paid')
  await tellMember(mara, 'deal.refunded')
  later(3_700_000)
  await gatherDigests()
  await sendDue('email', channel)
  const [mail, ...more] = inbox(mara)
  expect(more).toHaveLength(0)
  expect(mail?.subject).toBe('2 Neuigkeiten auf Tradepost')
  expect(mail?.text).toMatch(/Du hast 24,10\s€ bekommen[\s\S]*wieder in deiner Geldbörse/)
  const states = (await deliveriesOf(mara))
    .filter(({ channel: name }) => name === 'email')
    .map(({ state }) => state)
  expect(states).toEqual(['delivered', 'delivered', 'delivered'])
})

test('calls that hang hold back only their own person, and what was answered is written down meanwhile', async () => {
  const [slow, quick] = [await member(), await member()]
  for (let n = 0; n < 2 * perPerson; n++) for (const who of [slow, quick]) await tellMember(who, 'deal.paid')
  let hanging = 0
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  const hangs: Lane = {
    deliver: async (letter) => {
      if (letter.to === slow.email) {
        hanging++
        await released
      }
      return channel.deliver(letter)
    },
    close: () => {},
  }
  const arrived = async (who: Member) =>
    (await deliveriesOf(who)).filter((one) => one.channel === 'email' && one.state === 'delivered').length
  const sending = sendDue('email', hangs)
  await until('the other one has everything', async () => (await arrived(quick)) === 2 * perPerson)
  expect([hanging, await arrived(slow)]).toEqual([perPerson, 0])
  release()
  expect(await sending).toBe(4 * perPerson)
  expect([inbox(slow).length, await arrived(slow)]).toEqual([2 * perPerson, 2 * perPerson])
})
