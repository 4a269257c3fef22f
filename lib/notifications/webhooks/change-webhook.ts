import { eq } from 'drizzle-orm'
import { webhookEndpoint } from '@/db/schema/notifications'
import { notFound } from '@/lib/kernel/errors'
import { command } from '@/lib/kernel/operation'
import { selfOf, webhookOwner } from '../access'
import { tellPages } from '../link/limits'
import { webhookChange, webhookView } from '../schemas/webhook'
import { knownKinds } from './secret'
import { webhooksOf } from './view'

export const changeWebhook = command(
  {
    name: 'notifications.changeWebhook',
    summary: 'Changes what an endpoint is told and what it is called; what is left out stays.',
    input: webhookChange,
    output: webhookView,
    access: webhookOwner,
    limit: { max: 60, windowS: 3_600 },
  },
  async ({ webhookId, description, kinds }, ctx) => {
    const personId = selfOf(ctx.actor).id
    const change = {
      ...(description !== undefined && { description }),
      ...(kinds !== undefined && { kinds: knownKinds(kinds) }),
    }
    if (Object.keys(change).length > 0)
      await ctx.tx.update(webhookEndpoint).set(change).where(eq(webhookEndpoint.addressId, webhookId))
    await tellPages(ctx, personId)
    const [webhook] = await webhooksOf(ctx.tx, personId, ctx.now, webhookId)
    return webhook ?? notFound('webhook')
  },
)
