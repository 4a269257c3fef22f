import { createECDH, hkdfSync } from 'node:crypto'
import { Agent } from 'node:https'
import { connect } from 'node:net'
import webpush, { type PushSubscription, WebPushError } from 'web-push'
import { env } from '@/lib/kernel/env'
import { assert } from '@/lib/kernel/errors'
import type { MessageChannel, Outcome, Push } from '../port'

const answerWithinMs = 15_000
const livesS = 3_600

export interface PushSettings {
  /** Where connections go; null: to the push services themselves. */
  url: string | null
  withinMs?: number
}

/** Web push to browsers. `to` is the subscription as the browser gave it, in JSON. */
export function pushChannel({ url, withinMs = answerWithinMs }: PushSettings): MessageChannel<Push> {
  const agent = agentFor(url)
  const { publicKey, privateKey } = vapidKeys()
  const vapidDetails = { subject: subject(), publicKey, privateKey }
  return {
    send: async ({ id, to, title, body, url: link, urgent }) => {
      try {
        const subscription = JSON.parse(to) as PushSubscription
        const payload = JSON.stringify({ id, title, body, url: link })
        const { statusCode } = await webpush.sendNotification(subscription, payload, {
          vapidDetails,
          TTL: livesS,
          urgency: urgent ? 'high' : 'normal',
          topic: id.replaceAll(/[^\w-]/g, '').slice(-32),
          timeout: withinMs,
          agent,
        })
        return { kind: 'delivered', providerId: String(statusCode) }
      } catch (error) {
        return outcomeOf(error)
      }
    },
    close: () => agent.destroy(),
  }
}

/** The library always speaks TLS; with an http address the connection is made to this machine and left open text. */
function agentFor(url: string | null): Agent {
  const agent = new Agent({ keepAlive: true, maxSockets: 32 })
  if (url === null) return agent
  const { hostname, port } = new URL(url)
  assert(['127.0.0.1', 'localhost', '[::1]'].includes(hostname), 'PUSH_URL may only be on this machine.')
  agent.createConnection = () => connect(Number(port || 80), hostname.replace(/[[\]]/g, ''))
  return agent
}

const subject = (): string => {
  const { APP_URL, MAIL_FROM } = env()
  return APP_URL.startsWith('https:') ? APP_URL : `mailto:${/<(.+)>/.exec(MAIL_FROM)?.[1]}`
}

/** Our key pair at the push services, derived from VAULT_KEY: a new one of those ends every subscription. */
export function vapidKeys(): { publicKey: string; privateKey: string } {
  const seed = Buffer.from(hkdfSync('sha256', Buffer.from(env().VAULT_KEY, 'base64'), '', 'vapid', 32))
  const pair = createECDH('prime256v1')
  pair.setPrivateKey(seed)
  return { publicKey: pair.getPublicKey('base64url'), privateKey: seed.toString('base64url') }
}

/**
 * A refusal of our key (401, 403) is tried again and rests nobody else: with a subscription made for another key anybody
 * could otherwise stop everybody's pushes.
 */
function outcomeOf(error: unknown): Outcome {
  if (!(error instanceof WebPushError)) {
    const { code, message } = error as { code?: string; message?: string }
    return { kind: 'retry', reason: (code ?? message ?? 'no answer').slice(0, 200) }
  }
  const { statusCode, headers, body } = error
  const reason = `${statusCode} ${body ?? ''}`.trim().slice(0, 200)
  if (statusCode === 404 || statusCode === 410) return { kind: 'dead', reason, gone: true }
  if (statusCode === 413 || statusCode === 400) return { kind: 'dead', reason, gone: false }
  const asked = Number((headers as Record<string, string>)['retry-after'])
  return { kind: 'retry', reason, ...(asked > 0 && { afterMs: asked * 1_000 }) }
}
