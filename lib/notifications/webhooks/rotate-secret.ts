import { eq, sql } from 'drizzle-orm'
import { webhookEndpoint } from '@/db/schema/notifications'
import { inMs } from '@/lib/kernel/clock'
import { notFound } from '@/lib/kernel/errors'
import { command } from '@/lib/kernel/operation'
import { selfOf, webhookOwner } from '../access'
import { tellPages } from '../link/limits'
import { webhookRef, webhookSecretView } from '../schemas/webhook'
import { newSecret, sealSecret } from './secret'
import { webhooksOf } from './view'

const overlapMs = 86_400_000

export const rotateWebhookSecret = command(
  {
    name: 'notifications.rotateWebhookSecret',
    summary: 'Makes a new secret, shown this once. For 24 hours the former one signs too.',
    input: webhookRef,
    output: webhookSecretView,
    access: webhookOwner,
    limit: { max: 10, windowS: 3_600 },
  },
  async ({ webhookId }, ctx) => {
    const personId = selfOf(ctx.actor).id
    const secret = newSecret()
    await ctx.tx
      .update(webhookEndpoint)
      .set({
        formerSecret: sql`${webhookEndpoint.secret}`,
        formerUntil: inMs(ctx.now, overlapMs),
        secret: sealSecret(webhookId, secret),
      })
      .where(eq(webhookEndpoint.addressId, webhookId))
    await ctx.audit({
      act: 'notifications.rotateWebhookSecret',
      subject: personId,
      detail: { webhook: webhookId },
    })
    await tellPages(ctx, personId)
    const [webhook] = await webhooksOf(ctx.tx, personId, ctx.now, webhookId)
    return webhook ? { webhook, secret } : notFound('webhook')
  },
)
