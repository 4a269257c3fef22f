import { Outage, Refusal } from '@/lib/kernel/errors'
import { safeFetch } from '@/lib/kernel/safe-fetch'
import type { Chat, MessageChannel, Outcome } from '../port'

const answerWithinMs = 15_000
const accent = 0xf2a93b

/** Incoming webhooks of a Discord channel. `wait` makes Discord say what became of the message. */
export function discordChannel(withinMs = answerWithinMs): MessageChannel<Chat> {
  return {
    send: async (message) => {
      try {
        const { status, headers, body } = await safeFetch(`${message.to}?wait=true`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(written(message)),
          signal: AbortSignal.timeout(withinMs),
        })
        return outcomeOf(status, headers['x-ratelimit-reset-after'], body.toString('utf8'))
      } catch (error) {
        if (error instanceof Outage) return { kind: 'retry', reason: error.code }
        if (error instanceof Refusal) return { kind: 'dead', reason: error.code, gone: true }
        throw error
      }
    },
  }
}

/** Titles are written by strangers: nobody is ever pinged. */
const written = ({ id, title, body, url }: Chat) => ({
  username: 'Tradepost',
  allowed_mentions: { parse: [] },
  embeds: [
    {
      title: title.slice(0, 256),
      description: body.slice(0, 2_000),
      url,
      color: accent,
      footer: { text: id },
    },
  ],
})

interface Said {
  id?: string
  code?: number
  message?: string
  /** Seconds, with a fraction. */
  retry_after?: number
}

function outcomeOf(status: number, resetAfter: string | string[] | undefined, text: string): Outcome {
  const said = read(text)
  const reason = [status, said?.code, said?.message].filter(Boolean).join(' ').slice(0, 200)
  if (status >= 200 && status < 300 && said) return { kind: 'delivered', providerId: said.id ?? '' }
  if (status === 429) {
    const seconds = said?.retry_after ?? Number(resetAfter ?? 1)
    return { kind: 'retry', reason, afterMs: Math.ceil((seconds || 1) * 1_000) }
  }
  if (status === 404 || (status === 401 && said?.code === 50027)) return { kind: 'dead', reason, gone: true }
  if (status === 400) return { kind: 'dead', reason, gone: false }
  return { kind: 'retry', reason }
}

function read(text: string): Said | null {
  try {
    return JSON.parse(text) as Said
  } catch {
    return null
  }
}
