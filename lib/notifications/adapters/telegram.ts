import { Api, GrammyError, HttpError } from 'grammy'
import type { Chat, MessageChannel, Outcome } from '../port'

const answerWithinS = 15

export interface TelegramSettings {
  url: string
  token: string
  withinS?: number
}

const api = ({ url, token, withinS = answerWithinS }: TelegramSettings) =>
  new Api(token, { apiRoot: url, timeoutSeconds: withinS })

/** Messages of a bot. The API has no key of idempotency: after a doubtful answer a second message may come. */
export function telegramChannel(settings: TelegramSettings): MessageChannel<Chat> {
  const bot = api(settings)
  const write = (to: string, { title, body, action, url }: Chat, plain: boolean) => {
    const text = plain
      ? `${title}\n${body}\n\n${action}: ${url}`
      : `<b>${escaped(title)}</b>\n${escaped(body)}\n\n<a href="${escaped(url)}">${escaped(action)}</a>`
    return bot.sendMessage(to, text, {
      link_preview_options: { is_disabled: true },
      ...(plain ? {} : { parse_mode: 'HTML' as const }),
    })
  }
  const send = async (message: Chat, to = message.to, plain = false): Promise<Outcome> => {
    try {
      const { message_id: id } = await write(to, message, plain)
      const moved = to === message.to ? {} : { movedTo: to }
      return { kind: 'delivered', providerId: String(id), ...moved }
    } catch (error) {
      const movedTo = error instanceof GrammyError && error.parameters.migrate_to_chat_id
      if (movedTo && to === message.to) return send(message, String(movedTo), plain)
      if (!plain && error instanceof GrammyError && /can't parse entities/.test(error.description))
        return send(message, to, true)
      return outcomeOf(error)
    }
  }
  return { send: (message) => send(message) }
}

const gone = /blocked by the user|user is deactivated|bot was kicked|chat not found|PEER_ID_INVALID/i

function outcomeOf(error: unknown): Outcome {
  if (!(error instanceof GrammyError)) {
    const why = error instanceof HttpError ? 'no answer' : 'unreadable answer'
    return { kind: 'retry', reason: why }
  }
  const { error_code: code, description, parameters } = error
  if (typeof code !== 'number') return { kind: 'retry', reason: 'unreadable answer' }
  const reason = `${code} ${description}`.slice(0, 200)
  if (code === 429) return { kind: 'retry', reason, afterMs: (parameters.retry_after ?? 1) * 1_000 }
  if (code === 401 || code === 404) return { kind: 'broken', reason }
  if (code >= 500) return { kind: 'retry', reason }
  return { kind: 'dead', reason, gone: gone.test(description) }
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (char) => entities[char] ?? char)

/** What a person did in the chat with the bot. */
export interface ChatUpdate {
  id: number
  chatId: string
  name: string
  /** `text` when they wrote, `blocked` when they shut the bot out. */
  text: string | null
  blocked: boolean
}

/** Waits up to `waitS` for updates from `offset` on; asking further confirms those before. */
export async function telegramUpdates(
  settings: TelegramSettings,
  offset: number,
  waitS: number,
  signal: AbortSignal,
): Promise<ChatUpdate[]> {
  const updates = await api(settings).getUpdates(
    { offset, timeout: waitS, limit: 100, allowed_updates: ['message', 'my_chat_member'] },
    // The library's own type of signal differs from that of the platform in name only.
    signal as unknown as Parameters<Api['getUpdates']>[1],
  )
  return updates.map(({ update_id: id, message, my_chat_member: member }) => {
    const chat = message?.chat ?? member?.chat
    const name = chat && 'first_name' in chat ? (chat.first_name ?? '') : (chat?.title ?? '')
    return {
      id,
      chatId: String(chat?.id ?? ''),
      name,
      text: message?.text ?? null,
      blocked: member?.new_chat_member.status === 'kicked',
    }
  })
}
