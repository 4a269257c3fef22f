import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { person } from '@/db/schema/identity'
import { signedIn } from '@/lib/kernel/access'
import { refuse } from '@/lib/kernel/errors'
import { query } from '@/lib/kernel/operation'
import { inventoryOf } from './inventory'
import { appIdSchema, inventoryView } from './schemas'

export const myInventory = query(
  {
    name: 'steam.inventory',
    summary: "The caller's Steam inventory of one game, at most a minute old.",
    input: z.object({ appId: appIdSchema, fresh: z.coerce.boolean().default(false) }),
    output: inventoryView,
    access: signedIn,
    limit: { max: 60, windowS: 60 },
  },
  async ({ appId, fresh }, { actor, db }) => {
    const [me] =
      actor.kind === 'person'
        ? await db.select({ steamId: person.steamId }).from(person).where(eq(person.id, actor.id))
        : []
    if (!me?.steamId) refuse('steam_missing', 'Connect your Steam account first to see your inventory.')
    return inventoryOf(me.steamId, appId, { maxAgeMs: fresh ? 5_000 : 60_000 })
  },
)
