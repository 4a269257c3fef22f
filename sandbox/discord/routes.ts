import { json, type Reply } from '../http'
import type { Call, Route } from '../steam/route'

const path = /^\/discord\/api\/(?:v\d+\/)?webhooks\/(\d{17,20})\/([\w-]{20,})$/

interface Embed {
  title?: string
  description?: string
  url?: string
}

/** An incoming webhook. Any id and token is one, until it is deleted. */
function execute({ outbox, params, query, body }: Call): Reply {
  const [id = ''] = params
  const { content = '', embeds = [] } = (body ?? {}) as { content?: string; embeds?: Embed[] }
  const standing = outbox.standing('discord', id)
  if (standing === 'gone') return json({ message: 'Unknown Webhook', code: 10015 }, 404)
  if (standing === 'failing') return json({ message: 'Internal Server Error', code: 0 }, 500)
  if (!content && embeds.length === 0)
    return json({ message: 'Cannot send an empty message', code: 50006 }, 400)
  const written = embeds.reduce(
    (sum, one) => sum + (one.title?.length ?? 0) + (one.description?.length ?? 0),
    0,
  )
  if (content.length > 2_000 || embeds.length > 10 || written > 6_000)
    return json({ code: 50035, errors: {}, message: 'Invalid Form Body' }, 400)
  const [first] = embeds
  const sent = outbox.keep(
    {
      channel: 'discord',
      to: id,
      title: first?.title ?? content,
      text: embeds.map(({ title, description }) => `${title ?? ''}\n${description ?? ''}`).join('\n\n'),
      detail: { content, link: first?.url ?? '' },
    },
    JSON.stringify(body),
  )
  if (query.get('wait') !== 'true') return { status: 204, headers: {}, body: '' }
  return json({ id: `${BigInt(sent.at) << 22n}`, type: 0, content, channel_id: '1', webhook_id: id, embeds })
}

function describe({ outbox, params }: Call): Reply {
  const [id = '', token = ''] = params
  if (outbox.standing('discord', id) === 'gone') return json({ message: 'Unknown Webhook', code: 10015 }, 404)
  return json({ type: 1, id, name: 'Tradepost', token, channel_id: '1', guild_id: '1' })
}

export const discordRoutes: Route[] = [
  { site: 'house', method: 'POST', path, handle: execute },
  { site: 'house', method: 'GET', path, handle: describe },
]
