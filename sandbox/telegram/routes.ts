import { json, type Reply } from '../http'
import type { Call, Route } from '../steam/route'
import { chatView } from './telegram'

const refusal = (code: number, description: string, parameters?: object): Reply =>
  json({ ok: false, error_code: code, description, ...(parameters && { parameters }) }, code)

const result = (value: unknown): Reply => json({ ok: true, result: value })

const longestText = 4_096
const allowedTags = /<\/?(?:b|strong|i|em|u|s|code|pre)>|<a href="[^"<>]*">|<\/a>/g

/** The Bot API: what grammy calls below its apiRoot. */
function answer(call: Call): Reply | Promise<Reply> {
  const input = { ...call.form, ...(call.body as Record<string, unknown> | null) }
  if (call.params[1] === 'sendMessage') return sendMessage(call, input)
  if (call.params[1] === 'getUpdates') return getUpdates(call, input)
  if (call.params[1] === 'getMe')
    return result({ id: 1, is_bot: true, first_name: 'Tradepost', username: 'tradepost_sandbox_bot' })
  return refusal(404, 'Not Found')
}

function sendMessage({ outbox, telegram, body }: Call, input: Record<string, unknown>): Reply {
  const text = String(input.text ?? '')
  const chat = telegram.chat(String(input.chat_id ?? ''))
  if (!chat) return refusal(400, 'Bad Request: chat not found')
  if (chat.movedTo) {
    const moved = { migrate_to_chat_id: Number(chat.movedTo) }
    return refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', moved)
  }
  const standing = outbox.standing('telegram', chat.id)
  if (standing === 'gone') return refusal(403, 'Forbidden: bot was blocked by the user')
  if (standing === 'failing') return refusal(500, 'Internal Server Error')
  if (!text) return refusal(400, 'Bad Request: message text is empty')
  if (text.length > longestText) return refusal(400, 'Bad Request: message is too long')
  if (input.parse_mode === 'HTML' && /[<>]/.test(text.replaceAll(allowedTags, '')))
    return refusal(400, "Bad Request: can't parse entities: Unsupported start tag")
  const [title = '', ...rest] = text.replaceAll(allowedTags, '').split('\n')
  const link = /<a href="([^"]*)">/.exec(text)?.[1] ?? ''
  const sent = outbox.keep(
    {
      channel: 'telegram',
      to: chat.id,
      title,
      text: rest.join('\n').trim(),
      detail: { chat: chat.name, link },
    },
    JSON.stringify(body),
  )
  const date = Math.floor(sent.at / 1000)
  return result({ message_id: date % 1_000_000, date, chat: chatView(chat), text })
}

async function getUpdates({ telegram }: Call, input: Record<string, unknown>): Promise<Reply> {
  const waitMs = Math.min(50, Number(input.timeout ?? 0)) * 1_000
  return result(await telegram.updatesFrom(Number(input.offset ?? 0), waitMs))
}

const bot = /^\/telegram\/bot(\d+:[\w-]+)\/(\w+)$/

export const telegramRoutes: Route[] = (['GET', 'POST'] as const).map((method) => ({
  site: 'house',
  method,
  path: bot,
  handle: answer,
}))
