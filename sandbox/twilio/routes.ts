import { createHmac } from 'node:crypto'
import { json, type Reply } from '../http'
import type { Outbox, Sent } from '../outbox/outbox'
import type { Call, Route } from '../steam/route'

const path = /^\/twilio\/2010-04-01\/Accounts\/(AC\w+)\/Messages\.json$/
const numbered = /^\+[1-9]\d{6,14}$/

const refusal = (status: number, code: number, message: string): Reply =>
  json({ code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status }, status)

/** Takes a text message, and remembers with which key its state may be reported. */
function create({ outbox, params, form, headers }: Call): Reply {
  const [account = ''] = params
  const { To: to = '', From: from = '', Body: body = '', StatusCallback: callback = '' } = form
  const [, key = ''] = Buffer.from((headers.authorization ?? '').replace(/^Basic /, ''), 'base64')
    .toString()
    .split(':')
  if (!key) return refusal(401, 20003, 'Authenticate')
  if (!numbered.test(to)) return refusal(400, 21211, `Invalid 'To' Phone Number: ${to}`)
  const standing = outbox.standing('sms', to)
  if (standing === 'gone') return refusal(400, 21610, 'Attempt to send to unsubscribed recipient')
  if (standing === 'failing') return refusal(429, 20429, 'Too Many Requests')
  const sent = outbox.keep(
    { channel: 'sms', to, title: body, text: body, detail: { from, callback, account, key } },
    `${callback} ${body}`,
    'queued',
  )
  return json(view(sent), 201)
}

const sidOf = ({ id }: Sent) => `SM${Buffer.from(id).toString('hex').padStart(32, '0').slice(-32)}`

const view = (sent: Sent) => ({
  sid: sidOf(sent),
  account_sid: sent.detail.account,
  to: sent.to,
  from: sent.detail.from,
  body: sent.text,
  status: sent.state,
  direction: 'outbound-api',
  date_created: new Date(sent.at).toUTCString(),
  date_sent: new Date(sent.at).toUTCString(),
  error_code: null,
  error_message: null,
})

function list({ outbox, query, params }: Call): Reply {
  const since = Date.parse(query.get('DateSent>') ?? '') || 0
  const found = outbox
    .list({ channel: 'sms', to: query.get('To') ?? '', limit: 50 })
    .filter(({ at }) => at >= since)
  const uri = `/2010-04-01/Accounts/${params[0]}/Messages.json`
  return json({
    messages: found.map(view),
    page: 0,
    page_size: 50,
    start: 0,
    end: found.length,
    first_page_uri: uri,
    next_page_uri: null,
    previous_page_uri: null,
    uri,
  })
}

/** Reports what became of a message, signed as Twilio signs; the status code of the answer, 0 without one. */
export async function report(outbox: Outbox, sent: Sent, status: string, errorCode = ''): Promise<number> {
  outbox.note(sent.id, status)
  const { callback = '', key = '', account = '' } = sent.detail
  if (!callback) return 0
  const form: Record<string, string> = {
    MessageSid: sidOf(sent),
    SmsSid: sidOf(sent),
    MessageStatus: status,
    SmsStatus: status,
    To: sent.to,
    AccountSid: account,
    ...(errorCode && { ErrorCode: errorCode }),
  }
  const signed = Object.keys(form)
    .sort()
    .reduce((text, name) => text + name + form[name], callback)
  const signature = createHmac('sha1', key).update(signed).digest('base64')
  const answer = await fetch(callback, {
    method: 'POST',
    headers: { 'x-twilio-signature': signature },
    body: new URLSearchParams(form),
    signal: AbortSignal.timeout(5_000),
  }).catch(() => null)
  return answer?.status ?? 0
}

export const twilioRoutes: Route[] = [
  { site: 'house', method: 'POST', path, handle: create },
  { site: 'house', method: 'GET', path, handle: list },
]
