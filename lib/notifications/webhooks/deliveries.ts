import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { delivery } from '@/db/schema/notifications'
import type { Access } from '@/lib/kernel/access'
import { refuse } from '@/lib/kernel/errors'
import { command, query } from '@/lib/kernel/operation'
import { selfOf, webhookOwner } from '../access'
import { replay } from '../deliveries/replay'
import { readDeliveries, viewsOf } from '../deliveries/view'
import { tellPages } from '../link/limits'
import { deliveriesView, deliveryRef } from '../schemas/delivery'
import { webhookDeliveriesInput } from '../schemas/webhook'

export const webhookDeliveries = query(
  {
    name: 'notifications.webhookDeliveries',
    summary: 'What an endpoint was told, newest first, with what it answered.',
    input: webhookDeliveriesInput,
    output: deliveriesView,
    access: webhookOwner,
  },
  async ({ webhookId, ...page }, { db }) => {
    const { rows, nextCursor } = await readDeliveries(db, eq(delivery.addressId, webhookId), page)
    return { items: await viewsOf(db, rows), nextCursor }
  },
)

const ownCall: Access<{ deliveryId: string }> = {
  rule: 'The person whose endpoint was called.',
  answers: { stranger: 401, other: 404, owner: 'allow' },
  hides: 'delivery',
  check: async (actor, { deliveryId }, db) => {
    if (actor.kind !== 'person') return false
    const own = and(
      eq(delivery.id, deliveryId),
      eq(delivery.personId, actor.id),
      eq(delivery.channel, 'webhook'),
    )
    return (await db.select({ id: delivery.id }).from(delivery).where(own)).length === 1
  },
}

export const replayWebhook = command(
  {
    name: 'notifications.replayWebhook',
    summary: 'Calls an endpoint again with what it was told, under the same id and with the present time.',
    input: deliveryRef,
    output: z.object({}),
    access: ownCall,
    limit: { max: 60, windowS: 3_600 },
  },
  async ({ deliveryId }, ctx) => {
    const done = await replay(ctx, sql`d.id = ${deliveryId}`)
    if (done.length === 0)
      refuse('not_replayable', 'This call is still on its way, or its endpoint is switched off.')
    await tellPages(ctx, selfOf(ctx.actor).id)
    return {}
  },
)
