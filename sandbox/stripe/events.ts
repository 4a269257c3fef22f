import { z } from 'zod'
import { apiVersion, type Desk } from './desk'
import { type Endpoint, endpoint } from './endpoint'
import { bool, int, merged, metadata, text } from './input'
import { pageOf, readable } from './lists'
import { StripeRefusal } from './refusal'
import type { Metadata, Thing } from './rows'

export interface WebhookEndpoint extends Thing {
  object: 'webhook_endpoint'
  enabled_events: string[]
  metadata: Metadata
  status: 'enabled' | 'disabled'
  url: string
}

/** Stripe keeps events for thirty days. */
const keptSeconds = 30 * 86_400

const address = text.refine((url) => URL.canParse(url) && /^https?:/.test(url), 'not a valid URL')
const names = z.array(text).min(1)

interface Wished {
  url: string
  enabled_events: string[]
  /** Those of the connected accounts instead of the platform's own. */
  connect?: boolean | undefined
  description?: string | undefined
  metadata?: z.infer<typeof metadata> | undefined
}

export function makeEndpoint(desk: Desk, wished: Wished, known = ''): WebhookEndpoint & { secret: string } {
  const secret = known || `whsec_${desk.id('x', 32).slice(2)}`
  const made = desk.add<WebhookEndpoint>(
    {
      id: desk.id('we'),
      object: 'webhook_endpoint',
      api_version: apiVersion,
      application: null,
      created: desk.now(),
      description: wished.description ?? null,
      enabled_events: wished.enabled_events,
      livemode: false,
      metadata: merged({}, wished.metadata),
      status: 'enabled',
      url: wished.url,
    } as WebhookEndpoint,
    { secret, ...(wished.connect && { connect: 'true' }) },
  )
  return { ...made, secret }
}

export const eventEndpoints: Endpoint[] = [
  endpoint(
    'GET /v1/events',
    z.strictObject({
      limit: int.pipe(z.int().min(1).max(100)).default(10),
      starting_after: text.optional(),
      ending_before: text.optional(),
      type: text.optional(),
      types: names.max(20).optional(),
      created: z
        .strictObject({ gt: int.optional(), gte: int.optional(), lt: int.optional(), lte: int.optional() })
        .optional(),
    }),
    (desk, { type, types, created, ...page }) => {
      const oldest = desk.now() - keptSeconds
      const since = { ...created, gte: Math.max(oldest, created?.gte ?? oldest) }
      const series = desk.world.list(desk.owner, 'event', type && 'type', type)
      const paged = {
        ...page,
        starting_after: page.starting_after,
        ending_before: page.ending_before,
        created: since,
      }
      return pageOf(desk, series, paged, '/v1/events', (view) => !types || types.includes(typeOf(view)))
    },
  ),
  endpoint('GET /v1/events/:id', z.strictObject({}), (desk, _, id = '') => desk.get('event', id)),
  endpoint(
    'POST /v1/webhook_endpoints',
    z.strictObject({
      url: address,
      enabled_events: names,
      connect: bool.optional(),
      description: text.optional(),
      metadata: metadata.optional(),
      api_version: z.literal(apiVersion).optional(),
    }),
    (desk, { api_version: _, ...given }) => {
      if (desk.owner !== desk.platform)
        throw new StripeRefusal(
          400,
          'SIM: endpoints belong to the platform; set `connect` to hear of its accounts.',
        )
      return makeEndpoint(desk, given)
    },
  ),
  endpoint(
    'POST /v1/webhook_endpoints/:id',
    z.strictObject({
      url: address.optional(),
      enabled_events: names.optional(),
      disabled: bool.optional(),
      metadata: metadata.optional(),
    }),
    (desk, { disabled, metadata: tags, url, enabled_events }, id = '') => {
      const before = desk.get<WebhookEndpoint>('webhook_endpoint', id)
      return desk.set(before, {
        ...(url && { url }),
        ...(enabled_events && { enabled_events }),
        ...(disabled !== undefined && { status: disabled ? 'disabled' : 'enabled' }),
        metadata: merged(before.metadata, tags),
      })
    },
  ),
  endpoint('DELETE /v1/webhook_endpoints/:id', z.strictObject({}), (desk, _, id = '') => {
    desk.get('webhook_endpoint', id)
    desk.world.remove(id)
    return { id, object: 'webhook_endpoint', deleted: true }
  }),
  ...readable('webhook_endpoint', '/v1/webhook_endpoints'),
]

export const typeOf = (view: Thing): string => ('type' in view ? String(view.type) : '')
