import { Webhook } from 'standardwebhooks'
import { now } from '@/lib/kernel/clock'
import { Outage, Refusal } from '@/lib/kernel/errors'
import { safeFetch } from '@/lib/kernel/safe-fetch'
import type { Answer, MessageChannel, Outcome, WebhookCall } from '../port'

const answerWithinMs = 10_000
const shownBytes = 1_024
const readBytes = 64 * 1_024

/** Calls to programs, signed as Standard Webhooks have it: the same id on every try, and always the present time. */
export function webhookChannel(withinMs = answerWithinMs): MessageChannel<WebhookCall> {
  return {
    send: async ({ id, to, body, secrets }) => {
      const at = now()
      try {
        const answer = await safeFetch(to, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'webhook-id': id,
            'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
            'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
          },
          body,
          maxBytes: readBytes,
          signal: AbortSignal.timeout(withinMs),
        })
        return outcomeOf(
          { status: answer.status, body: readable(answer.body) },
          Number(answer.headers['retry-after']),
        )
      } catch (error) {
        if (error instanceof Outage || error instanceof Refusal) return { kind: 'retry', reason: error.code }
        throw error
      }
    },
  }
}

/** Text that the database can hold, whatever was answered. */
const readable = (body: Buffer): string =>
  body.subarray(0, shownBytes).toString('utf8').replaceAll('\u0000', '').toWellFormed()

function outcomeOf(answer: Answer, askedS: number): Outcome {
  const { status } = answer
  if (status >= 200 && status < 300) return { kind: 'delivered', providerId: String(status), answer }
  if (status === 410) return { kind: 'dead', reason: '410', gone: true, answer }
  const reason = status >= 300 && status < 400 ? `${status} redirects are not followed` : String(status)
  return { kind: 'retry', reason, answer, ...(askedS > 0 && { afterMs: askedS * 1_000 }) }
}
