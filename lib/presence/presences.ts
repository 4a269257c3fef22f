import { z } from 'zod'
import { signedIn } from '@/lib/kernel/access'
import { idSchema } from '@/lib/kernel/ids'
import { query } from '@/lib/kernel/operation'
import { type Presence, presenceSchema } from './schemas'
import { presenceOf, standings } from './standing'

/** In an address: `ids=usr_…,usr_…`. */
const idList = z
  .union([z.string().transform((list) => list.split(',')), z.array(z.string())])
  .pipe(
    z
      .array(idSchema('user'))
      .min(1, 'Name at least one person.')
      .max(100, 'Ask for at most 100 people at once.'),
  )

export const presences = query(
  {
    name: 'presence.presences',
    summary:
      'What up to 100 people show of themselves: online, away, in a game, or when they were last seen.',
    input: z.object({ ids: idList }),
    output: z.array(presenceSchema),
    access: signedIn,
    limit: { max: 600, windowS: 60 },
  },
  async ({ ids }, { db }) => {
    const known = await standings(db, ids)
    return [...new Set(ids)].map((personId): Presence => {
      const standing = known.get(personId)
      return standing ? presenceOf(standing) : { personId, status: 'offline', title: null, lastSeenAt: null }
    })
  },
)
