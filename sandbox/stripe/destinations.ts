import { z } from 'zod'
import { iso } from './accounts'
import type { Desk } from './desk'
import { type Endpoint, endpoint } from './endpoint'
import { text } from './input'
import { StripeRefusal } from './refusal'
import type { Metadata, Thing } from './rows'

/** Where thin events go: the webhook endpoints of v2. */
interface Destination extends Thing {
  object: 'v2.core.event_destination'
  enabled_events: string[]
  event_payload: 'thin'
  metadata: Metadata
  name: string
  status: 'enabled' | 'disabled'
  url: string
}

const include = z.array(z.enum(['webhook_endpoint.signing_secret', 'webhook_endpoint.url'])).optional()

function shown(desk: Desk, { url, ...view }: Destination, wanted: string[] = []): object {
  const webhook_endpoint = {
    ...(wanted.includes('webhook_endpoint.url') && { url }),
    ...(wanted.includes('webhook_endpoint.signing_secret') && { signing_secret: desk.inner(view.id).secret }),
  }
  return { ...view, type: 'webhook_endpoint', livemode: false, webhook_endpoint }
}

function destination(desk: Desk, id: string): Destination {
  const found = desk.find<Destination>('v2.core.event_destination', id)
  if (!found) throw new StripeRefusal(404, `Event destination ${id} not found.`, { code: 'not_found' })
  return found
}

const create = z.strictObject({
  name: text,
  description: text.default(''),
  type: z.literal('webhook_endpoint'),
  event_payload: z.literal('thin'),
  enabled_events: z.array(text).min(1),
  events_from: z.array(text).optional(),
  webhook_endpoint: z.strictObject({ url: z.url() }),
  metadata: z.record(z.string(), z.string()).default({}),
  include,
})

type Wished = Pick<Destination, 'name' | 'enabled_events' | 'event_payload' | 'metadata' | 'url'>

export function makeDestination(desk: Desk, wished: Wished, known = ''): Destination {
  const now = iso(desk.now())
  const facts = { object: 'v2.core.event_destination', created: now, updated: now, status: 'enabled' }
  const id = desk.id('ed_test')
  const secret = known || `whsec_${desk.id('x', 32).slice(2)}`
  return desk.add<Destination>({ id, ...facts, ...wished } as Destination, { secret })
}

export const destinationEndpoints: Endpoint[] = [
  endpoint(
    'POST /v2/core/event_destinations',
    create,
    (desk, { webhook_endpoint, include: wanted, type: _, ...given }) =>
      shown(desk, makeDestination(desk, { ...given, url: webhook_endpoint.url }), wanted),
  ),
  endpoint(
    'GET /v2/core/event_destinations',
    z.strictObject({ limit: text.optional(), include }),
    (desk, { include: wanted }) => ({
      data: desk.all<Destination>('v2.core.event_destination').map((one) => shown(desk, one, wanted)),
      next_page_url: null,
      previous_page_url: null,
    }),
  ),
  endpoint(
    'GET /v2/core/event_destinations/:id',
    z.strictObject({ include }),
    (desk, { include: wanted }, id = '') => shown(desk, destination(desk, id), wanted),
  ),
  ...(['enable', 'disable'] as const).map((verb) =>
    endpoint(`POST /v2/core/event_destinations/:id/${verb}`, z.strictObject({}), (desk, _, id = '') =>
      shown(desk, desk.set(destination(desk, id), { status: `${verb}d` })),
    ),
  ),
  endpoint('DELETE /v2/core/event_destinations/:id', z.strictObject({}), (desk, _, id = '') => {
    destination(desk, id)
    desk.world.remove(id)
    return { id, object: 'v2.core.event_destination' }
  }),
  endpoint('GET /v2/core/events/:id', z.strictObject({}), (desk, _, id = '') => {
    const event = desk.find('v2.core.event', id)
    if (!event) throw new StripeRefusal(404, `Event ${id} not found.`, { code: 'not_found' })
    return event
  }),
]
