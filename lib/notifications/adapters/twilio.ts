import twilio from 'twilio'
import { request } from 'undici'
import type { MessageChannel, Outcome, Sms } from '../port'

const answerWithinMs = 15_000
/** How far back a message is looked for that may have been taken: longer than all tries together. */
const lookBackMs = 3 * 86_400_000
const itsOwn = 'https://api.twilio.com'

export interface TwilioSettings {
  url: string
  account: string
  token: string
  /** A number, or a messaging service. */
  from: string
  withinMs?: number
}

/** Text messages. Nothing makes a call idempotent, but what was taken can be listed: each text names its delivery. */
export function twilioChannel(settings: TwilioSettings): MessageChannel<Sms> {
  const client = clientOf(settings)
  const sender = settings.from.startsWith('MG')
    ? { messagingServiceSid: settings.from }
    : { from: settings.from }
  const taken = async ({ to, text }: Sms): Promise<string | null> => {
    const dateSentAfter = new Date(Date.now() - lookBackMs)
    // Not `list`: when a page fails, that leaves behind a rejection which nobody hears (twilio 6.2.0).
    const { instances } = await client.messages.page({ to, dateSentAfter, pageSize: 50 })
    return instances.find(({ body }) => body === text)?.sid ?? null
  }
  return {
    send: async (message) => {
      try {
        const known = message.again ? await taken(message) : null
        if (known) return { kind: 'delivered', providerId: known }
        const { to, text: body, callbackUrl: statusCallback } = message
        const { sid } = await client.messages.create({ to, body, statusCallback, ...sender })
        return sid ? { kind: 'delivered', providerId: sid } : { kind: 'retry', reason: 'unreadable answer' }
      } catch (error) {
        return outcomeOf(error)
      }
    },
  }
}

/** The vendor's client, with our own calls: the built-in ones would go through proxies of the environment. */
function clientOf({ url, account, token, withinMs = answerWithinMs }: TwilioSettings) {
  const httpClient = {
    request: async ({ method, uri, username, password, headers, data, params }: Asked) => {
      const target = new URL(uri.replace(itsOwn, url))
      for (const [name, value] of Object.entries(params ?? {})) target.searchParams.set(name, String(value))
      const basic = Buffer.from(`${username}:${password}`).toString('base64')
      const answer = await request(target, {
        method: method.toUpperCase() as 'GET' | 'POST',
        headers: { ...headers, authorization: `Basic ${basic}` },
        headersTimeout: withinMs,
        bodyTimeout: withinMs,
        ...(data ? { body: new URLSearchParams(data).toString() } : {}),
      })
      const body = await answer.body.text()
      return { statusCode: answer.statusCode, body: parsed(body), headers: answer.headers }
    },
  }
  return twilio(account, token, { httpClient: httpClient as never, accountSid: account, lazyLoading: true })
}

interface Asked {
  method: string
  uri: string
  username?: string
  password?: string
  headers?: Record<string, string>
  data?: Record<string, string>
  params?: Record<string, unknown>
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}

/** Numbers that never take a message: not a number, not a mobile, opted out, country not enabled, unknown, landline. */
const gone = new Set([21211, 21614, 21610, 21408, 30005, 30006])

function outcomeOf(error: unknown): Outcome {
  const { status, code, message } = error as { status?: number; code?: unknown; message?: string }
  const reason = [status, code, message].filter(Boolean).join(' ').slice(0, 200)
  if (typeof status !== 'number') return { kind: 'retry', reason: reason || 'no answer' }
  if (code === 20003) return { kind: 'broken', reason }
  if (status === 429 || status >= 500 || typeof code !== 'number') return { kind: 'retry', reason }
  return { kind: 'dead', reason, gone: gone.has(code) }
}

/** What a number comes to when the vendor reports later that a message did not arrive. */
export const reportedGone = (code: number): boolean => gone.has(code)

/** Whether a report was written by the vendor: for exactly this public address and these fields. */
export const isFromTwilio = (
  token: string,
  signature: string,
  url: string,
  fields: Record<string, string>,
): boolean => twilio.validateRequest(token, signature, url, fields)
