import { z } from 'zod'
import { signedIn } from '@/lib/kernel/access'
import { refuse } from '@/lib/kernel/errors'
import { query } from '@/lib/kernel/operation'
import { inventoryOf } from './inventory'
import { steamIdOf } from './queries'
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
    const steamId = actor.kind === 'person' ? await steamIdOf(db, actor.id) : null
    if (!steamId) refuse('steam_missing', 'Connect your Steam account first to see your inventory.')
    return inventoryOf(steamId, appId, { maxAgeMs: fresh ? 5_000 : 60_000 })
  },
)
