import { type Reply, text } from '../http'
import type { Call, Route } from '../steam/route'

/** A developer's endpoint: it keeps the call as it came, signature and all. */
function receive({ outbox, params, headers, raw }: Call): Reply {
  const [name = ''] = params
  const standing = outbox.standing('webhook', name)
  if (standing === 'gone') return text('gone', 410)
  if (standing === 'failing') return text('the database of this endpoint is down', 500)
  const body = raw.toString()
  const signed = Object.fromEntries(
    Object.entries(headers).filter(([header]) => header.startsWith('webhook-')),
  )
  const type = /"type":"([^"]*)"/.exec(body)?.[1] ?? 'call'
  const id = headers['webhook-id'] ?? ''
  outbox.keep({ channel: 'webhook', to: name, title: type, text: body, detail: signed }, id)
  return text('received')
}

export const webhookRoutes: Route[] = [
  { site: 'house', method: 'POST', path: /^\/hooks\/([\w-]{1,64})$/, handle: receive },
]
