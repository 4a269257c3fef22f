import { type Reply, text } from '../http'
import type { Call, Route } from '../steam/route'

/** A push service: it takes what only the browser can read. */
function take({ outbox, browsers, params, headers, raw }: Call): Reply {
  const [id = ''] = params
  if (!/^vapid t=[\w-]+\.[\w-]+\.[\w-]+, k=[\w-]+$/.test(headers.authorization ?? ''))
    return text('the authorization header must be vapid\n', 401)
  if (headers['content-encoding'] !== 'aes128gcm') return text('unknown content encoding\n', 400)
  if (raw.length > 4_096) return text('payload too large\n', 413)
  const standing = outbox.standing('push', id)
  if (standing === 'gone') return text('push subscription has unsubscribed or expired.\n', 410)
  if (standing === 'failing') return text('try later\n', 503)
  const read = browsers.read(id, raw)
  const shown = readPayload(read)
  const { ttl = '', urgency = '', topic = '' } = headers
  outbox.keep(
    {
      channel: 'push',
      to: id,
      title: shown.title,
      text: shown.body,
      detail: { ttl, urgency, topic, link: shown.url },
    },
    read ?? '',
  )
  const location = `https://fcm.googleapis.com/message/${topic || 'none'}`
  return { status: 201, headers: { location }, body: '' }
}

function readPayload(read: string | null) {
  const { title = '', body = '', url = '' } = read ? (JSON.parse(read) as Record<string, string>) : {}
  return { title: title || 'Sealed for a browser that is not ours', body, url }
}

export const pushRoutes: Route[] = [
  { site: 'push', method: 'POST', path: /^\/(?:fcm\/send|wpush\/v2|w)\/([\w:-]+)$/, handle: take },
]
