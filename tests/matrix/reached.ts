import { createECDH, randomBytes } from 'node:crypto'
import { rawSql } from '../../lib/kernel/db'
import { createWebhook, startSms } from '../../lib/notifications'
import { openCode } from '../../lib/notifications/link/sms-code'
import { type Member, notificationOf } from './world'

let made = 0

/** A number that nobody has asked for before. */
export const newNumber = (): string => `+4915199${String(++made).padStart(6, '0')}`

/** What a browser gives that says yes to notifications. */
export function newSubscription() {
  const pair = createECDH('prime256v1')
  const p256dh = pair.generateKeys('base64url')
  const endpoint = `https://fcm.googleapis.com/fcm/send/${randomBytes(16).toString('base64url')}`
  return { endpoint, keys: { p256dh, auth: randomBytes(16).toString('base64url') }, name: 'Test browser' }
}

export async function webhookOf({ actor }: Pick<Member, 'actor'>): Promise<string> {
  const url = `https://example.com/hooks/${process.pid}-${++made}`
  return (await createWebhook.run({ actor }, { url })).webhook.id
}

/** A call of an endpoint of theirs that was given up. */
export async function deadCallOf(owner: Member): Promise<string> {
  const webhookId = await webhookOf(owner)
  await notificationOf(owner)
  const [row] = await rawSql()<{ id: string }[]>`
    update delivery set state = 'dead', last_reason = '500', not_before = null
    where address_id = ${webhookId} returning id`
  return row?.id ?? ''
}

/** The code that was sent to a number of theirs. */
export async function smsCodeOf({ actor }: Pick<Member, 'actor'>): Promise<string> {
  await startSms.run({ actor }, { number: newNumber() })
  const [row] = await rawSql()<{ sealed: string }[]>`
    select sealed from channel_code where person_id = ${actor.id} and channel = 'sms'`
  return openCode(actor.id, row?.sealed ?? '').code
}
