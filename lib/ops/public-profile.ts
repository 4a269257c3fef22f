import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { maySee, profileOf } from '@/lib/identity'
import { anyone } from '@/lib/kernel/access'
import type { Db, Tx } from '@/lib/kernel/db'
import { notFound } from '@/lib/kernel/errors'
import { idSchema } from '@/lib/kernel/ids'
import { query } from '@/lib/kernel/operation'
import { knownItems } from '@/lib/steam'
import { type PublicProfile, publicProfileView } from './schemas'

const mostItems = 60

export const publicProfile = query(
  {
    name: 'ops.publicProfile',
    summary: 'What a person shows of themselves to whoever asks; what is private is null.',
    input: z.object({ personId: idSchema('user') }),
    output: publicProfileView,
    access: anyone,
    limit: { max: 120, windowS: 60 },
  },
  async ({ personId }, { db, actor }) => {
    const found = (await profileOf(db, personId)) ?? notFound('person')
    const { id, name, avatarUrl, bio, country, role, createdAt, privacy } = found
    const [trades, items] = await Promise.all([
      maySee(actor, id, privacy.activity) ? tradesOf(db, id) : null,
      maySee(actor, id, privacy.inventory) ? knownItems(db, id, mostItems) : null,
    ])
    const office = role === 'moderator' || role === 'admin' ? role : null
    return {
      id,
      name,
      avatarUrl,
      bio,
      country,
      office,
      createdAt,
      trades,
      items:
        items?.map(({ appId, assetId, marketHashName, artSrc, rarity }) => ({
          id: `${appId}-${assetId}`,
          name: marketHashName,
          artSrc,
          rarity,
        })) ?? null,
    }
  },
)

/** Finished deals by side; a sale that did not come about counts for nobody. */
async function tradesOf(db: Db | Tx, personId: string): Promise<PublicProfile['trades']> {
  const [row] = await db.execute<{ sold: number; bought: number; for_sale: number }>(sql`
    select count(*) filter (where seller_id = ${personId})::int as sold,
      count(*) filter (where buyer_id = ${personId})::int as bought,
      (select count(*)::int from listing where seller_id = ${personId} and state = 'active') as for_sale
    from deal where state = 'settled' and (seller_id = ${personId} or buyer_id = ${personId})`)
  return { sold: row?.sold ?? 0, bought: row?.bought ?? 0, forSale: row?.for_sale ?? 0 }
}
