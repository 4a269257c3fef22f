import { and, eq } from 'drizzle-orm'
import { passkey } from '@/db/schema/identity-ways'
import type { Access } from '@/lib/kernel/access'

export const ownPasskey: Access<{ passkeyId: string }> = {
  rule: 'The person whose passkey it is, signed in themselves.',
  answers: { stranger: 401, other: 404, owner: 'allow', token: 404 },
  hides: 'passkey',
  check: async (actor, { passkeyId }, db) => {
    if (actor.kind !== 'person' || actor.token) return false
    const rows = await db
      .select({ id: passkey.id })
      .from(passkey)
      .where(and(eq(passkey.id, passkeyId), eq(passkey.personId, actor.id)))
    return rows.length === 1
  },
}
