import { and, desc, eq, gt, isNull, or } from 'drizzle-orm'
import { z } from 'zod'
import { dataExport } from '@/db/schema/privacy'
import { signedIn } from '@/lib/kernel/access'
import { query } from '@/lib/kernel/operation'
import { selfOf } from './access'
import { deletionOf } from './plan-deletion'
import { nextExportAt } from './request-export'
import { privacyView } from './schemas'

export const myPrivacy = query(
  {
    name: 'privacy.mine',
    summary: 'The export of the caller and the wish to leave, as they stand.',
    input: z.object({}),
    output: privacyView,
    access: signedIn,
  },
  async (_, { actor, db, now }) => {
    const { id: personId } = selfOf(actor)
    const [last] = await db
      .select()
      .from(dataExport)
      .where(
        and(
          eq(dataExport.personId, personId),
          or(isNull(dataExport.expiresAt), gt(dataExport.expiresAt, now)),
        ),
      )
      .orderBy(desc(dataExport.requestedAt))
      .limit(1)
    const next = await nextExportAt(db, personId)
    return {
      export: last
        ? {
            id: last.id,
            requestedAt: last.requestedAt.toISOString(),
            readyAt: last.readyAt?.toISOString() ?? null,
            expiresAt: last.expiresAt?.toISOString() ?? null,
            sizeBytes: last.sizeBytes,
          }
        : null,
      nextExportAt: next && next > now ? next.toISOString() : null,
      deletion: await deletionOf(db, personId),
    }
  },
)
