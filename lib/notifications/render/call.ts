import { eq } from 'drizzle-orm'
import { webhookEndpoint } from '@/db/schema/notifications'
import { now } from '@/lib/kernel/clock'
import { unseal } from '@/lib/kernel/crypto'
import { rawDb } from '@/lib/kernel/db'
import { kindOf } from '../kinds'
import type { WebhookCall } from '../port'
import type { Telling } from '../telling'

/** Binds a sealed secret to its endpoint. */
export const secretContext = (addressId: string) => `notifications.webhook:${addressId}`

/** The same telling always makes the same body; only the signature knows the time. */
export async function writeCall({ id, to, addressId, reader, noticed }: Telling): Promise<WebhookCall> {
  const [first] = noticed
  if (!first) throw new Error('nothing to tell')
  const { kind, facts, at } = first
  const data = { ...facts, url: reader.site + kindOf(kind).href(facts) }
  const body = JSON.stringify({ type: kind, timestamp: at.toISOString(), data })
  return { id, to, body, secrets: await secretsOf(addressId) }
}

async function secretsOf(addressId: string): Promise<string[]> {
  const [row] = await rawDb().select().from(webhookEndpoint).where(eq(webhookEndpoint.addressId, addressId))
  if (!row) return []
  const former = row.formerUntil && row.formerUntil > now() ? [row.formerSecret ?? ''] : []
  return [row.secret, ...former].map((sealed) => unseal(sealed, secretContext(addressId)))
}
