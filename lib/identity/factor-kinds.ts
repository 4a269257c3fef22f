import { and, eq, isNotNull } from 'drizzle-orm'
import { z } from 'zod'
import { totp } from '@/db/schema/identity'
import { query } from '@/lib/kernel/operation'
import { anySession, holderOf } from './access'
import { passkeysOf } from './passkey'

export const factorKinds = query(
  {
    name: 'identity.factorKinds',
    summary: 'Which second factors the caller can show, also in a sign-in that waits for one.',
    input: z.object({}),
    output: z.object({ totp: z.boolean(), passkey: z.boolean() }),
    access: anySession,
  },
  async (_, { actor, db }) => {
    const personId = holderOf(actor)?.personId ?? ''
    const apps = await db
      .select({ id: totp.personId })
      .from(totp)
      .where(and(eq(totp.personId, personId), isNotNull(totp.confirmedAt)))
    return { totp: apps.length > 0, passkey: (await passkeysOf(db, personId)).length > 0 }
  },
)
