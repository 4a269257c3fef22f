import { json, type Reply } from '../http'
import type { Call, Route } from '../steam/route'

interface Message {
  role: string
  content: unknown
}

const refusal = (status: number, message: string): Reply =>
  json(
    { error: { message, type: status === 401 ? 'invalid_request_error' : 'server_error', code: null } },
    status,
  )

const contentOf = ({ content }: Message): string =>
  typeof content === 'string'
    ? content
    : Array.isArray(content)
      ? content.map((part) => String((part as { text?: unknown }).text ?? '')).join('')
      : ''

/** OpenAI's chat protocol. The name of the model says what it does: `sandbox`, or one that fails in its own way. */
function answer({ body, headers }: Call): Reply | Promise<Reply> {
  const { model, messages } = (body ?? {}) as { model?: string; messages?: Message[] }
  if (headers.authorization !== undefined && !/^Bearer sk-sandbox/.test(headers.authorization))
    return refusal(401, 'Incorrect API key provided.')
  if (!Array.isArray(messages) || messages.length === 0) return refusal(400, 'messages must not be empty.')
  if (model === 'sandbox-busy') return refusal(429, 'Rate limit reached.')
  if (model === 'sandbox-down') return refusal(503, 'The server is overloaded.')
  if (model === 'sandbox-silent') return new Promise<Reply>(() => undefined)
  if (model === 'sandbox-nonsense')
    return { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' }
  const asked = messages.findLast(({ role }) => role === 'user')
  const text = model === 'sandbox-empty' ? '' : `The sandbox was told ${asked ? contentOf(asked) : 'nothing'}`
  return json({
    id: 'chatcmpl-sandbox',
    object: 'chat.completion',
    created: 0,
    model,
    choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  })
}

export const llmRoutes: Route[] = [
  { site: 'house', method: 'POST', path: /^\/llm\/v1\/chat\/completions$/, handle: answer },
]
