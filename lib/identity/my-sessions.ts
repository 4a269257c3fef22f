import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { session } from '@/db/schema/identity'
import { signedIn } from '@/lib/kernel/access'
import { now } from '@/lib/kernel/clock'
import { query } from '@/lib/kernel/operation'
import { selfOf } from './access'
import { deviceOf } from './device'
import { countryOf } from './place'
import { sessionViewSchema } from './schemas'

const most = 100

export const mySessions = query(
  {
    name: 'identity.mySessions',
    summary: 'Where the caller is signed in: the last used first, at most 100.',
    input: z.object({}),
    output: z.object({ items: z.array(sessionViewSchema) }),
    access: signedIn,
  },
  async (_, { actor, db }) => {
    const self = selfOf(actor)
    const rows = await db
      .select()
      .from(session)
      .where(and(eq(session.personId, self.id), isNull(session.endedAt), gt(session.expiresAt, now())))
      .orderBy(desc(session.usedAt), desc(session.id))
      .limit(most)
    const items = rows.map(({ id, way, program, userAgent, address, createdAt, usedAt }) => ({
      id,
      way,
      device: program ?? deviceOf(userAgent),
      address,
      country: countryOf(address),
      createdAt: createdAt.toISOString(),
      usedAt: usedAt.toISOString(),
      current: id === self.sessionId,
    }))
    return { items: items.sort((a, b) => Number(b.current) - Number(a.current)) }
  },
)
