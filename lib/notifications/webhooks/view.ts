import { and, asc, eq } from 'drizzle-orm'
import { channelAddress, webhookEndpoint } from '@/db/schema/notifications'
import type { Db, Tx } from '@/lib/kernel/db'
import type { WebhookView } from '../schemas/webhook'

/** The endpoints of a person, the oldest first; with an id, that one alone. */
export async function webhooksOf(
  db: Db | Tx,
  personId: string,
  now: Date,
  id?: string,
): Promise<WebhookView[]> {
  const rows = await db
    .select()
    .from(channelAddress)
    .innerJoin(webhookEndpoint, eq(webhookEndpoint.addressId, channelAddress.id))
    .where(
      and(eq(channelAddress.personId, personId), id === undefined ? undefined : eq(channelAddress.id, id)),
    )
    .orderBy(asc(channelAddress.createdAt), asc(channelAddress.id))
  return rows.map(({ channel_address: address, webhook_endpoint: endpoint }) => {
    const { formerUntil } = endpoint
    return {
      id: address.id,
      url: address.address,
      description: endpoint.description,
      kinds: endpoint.kinds,
      failingSince: address.failingSince?.toISOString() ?? null,
      offWhy: address.switchedOffWhy,
      formerSecretUntil: formerUntil && formerUntil > now ? formerUntil.toISOString() : null,
      createdAt: address.createdAt.toISOString(),
    }
  })
}
