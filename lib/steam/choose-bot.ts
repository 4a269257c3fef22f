import { sql } from 'drizzle-orm'
import type { Tx } from '@/lib/kernel/db'
import { refuse } from '@/lib/kernel/errors'
import { openStatesSql } from './states-sql'

/** Steam's limits: outstanding offers of one account to one partner, and in all. */
export const offersPerPartner = 5
export const offersInAll = 30

/**
 * The bot that should take `count` items from a partner: signed in, room for the items, offers to spare, least busy.
 * A bot that is only offline for the moment still counts, after all others.
 */
export async function chooseBot(tx: Tx, partnerSteamId: string, count: number): Promise<string> {
  const [bot] = await tx.execute<{ id: string }>(sql`
    with load as (
      select bot_id, count(*) as offers,
             count(*) filter (where partner_steam_id = ${partnerSteamId}) as with_partner,
             coalesce(sum(jsonb_array_length(items)) filter (where leg = 'take'), 0) as coming
      from steam_trade where ${openStatesSql} group by bot_id
    ), held as (
      select owner_steam_id, count(*) as items from steam_sighting where until_at is null group by owner_steam_id
    )
    select bot.id
    from steam_bot bot
    left join load on load.bot_id = bot.id
    left join held on held.owner_steam_id = bot.steam_id
    where bot.state in ('online', 'offline')
      and coalesce(load.offers, 0) < ${offersInAll}
      and coalesce(load.with_partner, 0) < ${offersPerPartner}
      and coalesce(held.items, 0) + coalesce(load.coming, 0) + ${count} <= bot.capacity
    order by bot.state = 'online' desc, coalesce(load.offers, 0), coalesce(held.items, 0), random()
    limit 1`)
  return (
    bot?.id ?? refuse('no_bot_free', 'All escrow bots are busy at the moment. Try again in a few minutes.')
  )
}
