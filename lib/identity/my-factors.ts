import { and, count, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { recoveryCode, session, totp } from '@/db/schema/identity'
import { signedIn } from '@/lib/kernel/access'
import { inMs, now } from '@/lib/kernel/clock'
import { query } from '@/lib/kernel/operation'
import { selfOf } from './access'
import { passkeysOf } from './passkey'
import { provenMs } from './prove-factor'
import { factorsSchema } from './schemas/factor'

export const myFactors = query(
  {
    name: 'identity.myFactors',
    summary: 'The second factors of the caller, and whether they were shown lately in this session.',
    input: z.object({}),
    output: factorsSchema,
    access: signedIn,
  },
  async (_, { actor, db }) => {
    const { id, sessionId } = selfOf(actor)
    const left = db
      .select({ n: count() })
      .from(recoveryCode)
      .where(and(eq(recoveryCode.personId, id), isNull(recoveryCode.usedAt)))
    const proven = db
      .select({ provenAt: session.provenAt })
      .from(session)
      .where(eq(session.id, sessionId ?? ''))
    const [[app], [codes], [here], keys] = await Promise.all([
      db.select().from(totp).where(eq(totp.personId, id)),
      left,
      proven,
      passkeysOf(db, id),
    ])
    const until = here?.provenAt ? inMs(here.provenAt, provenMs) : null
    return {
      passkeys: keys.length,
      totpSince: app?.confirmedAt?.toISOString() ?? null,
      recoveryCodesLeft: codes?.n ?? 0,
      provenUntil: until && until > now() ? until.toISOString() : null,
    }
  },
)
