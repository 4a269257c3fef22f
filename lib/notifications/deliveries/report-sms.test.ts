import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '@/lib/kernel/access'
import { env } from '@/lib/kernel/env'
import { inTransaction } from '@/lib/kernel/operation'
import { freshDatabase } from '@/tests/harness/database'
import { deliveriesOf, member, tellMember } from '@/tests/harness/notified'
import { addressOf, startOutside, workersRun } from '@/tests/harness/reached'
import { saveAddress } from '../addresses'
import { reportSms } from './report-sms'

beforeAll(async () => {
  await freshDatabase()
})
const outside = await startOutside()
afterAll(() => outside.close())

const { createHmac } = await import('node:crypto')
const url = 'http://localhost:3000/api/webhooks/twilio?delivery=dlv_1'
const signed = (form: Record<string, string>, token = env().TWILIO_TOKEN ?? '') => {
  const text = Object.keys(form)
    .sort()
    .reduce((all, name) => all + name + form[name], url)
  return createHmac('sha1', token).update(text).digest('base64')
}

let made = 0
async function texted() {
  const mara = await member()
  const number = `+49151800${String(++made).padStart(5, '0')}`
  const address = { personId: mara.actor.id, channel: 'sms', address: number, label: number } as const
  await inTransaction(system('test'), (ctx) => saveAddress(ctx, address))
  await tellMember(mara, 'account.password')
  await workersRun()
  const of = async () => (await deliveriesOf(mara)).find(({ channel }) => channel === 'sms')
  const sid = (await of())?.providerId ?? ''
  return {
    mara,
    of,
    form: (code: string) => ({ MessageSid: sid, MessageStatus: 'undelivered', ErrorCode: code }),
  }
}

test('a message that did not arrive after all is a dead letter with the reason, and its number stays', async () => {
  const { mara, of, form } = await texted()
  expect(await of()).toMatchObject({ state: 'delivered' })
  await reportSms(url, signed(form('30003')), form('30003'))
  expect(await of()).toMatchObject({ state: 'dead', lastReason: 'reported 30003' })
  expect(await addressOf(mara, 'sms')).toMatchObject({ offWhy: null })
})

test('a number that is gone is switched off', async () => {
  const { mara, of, form } = await texted()
  await reportSms(url, signed(form('30005')), form('30005'))
  expect(await of()).toMatchObject({ state: 'bounced' })
  expect(await addressOf(mara, 'sms')).toMatchObject({ offWhy: 'reported 30005' })
})

test('what Twilio did not sign, or signed for something else, changes nothing', async () => {
  const { of, form } = await texted()
  const wrong = [
    ['', form('30005')],
    [signed(form('30005'), 'another token'), form('30005')],
    [signed(form('30005')), form('30003')],
  ] as const
  for (const [signature, fields] of wrong)
    await expect(reportSms(url, signature, fields)).rejects.toMatchObject({ status: 403 })
  expect(await of()).toMatchObject({ state: 'delivered' })
})
