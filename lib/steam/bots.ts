import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { adminsOnly } from '@/lib/kernel/access'
import { query } from '@/lib/kernel/operation'
import { botView } from './schemas'
import { openStatesSql } from './states-sql'

interface BotRecord extends Record<string, unknown> {
  id: string
  steam_id: string
  name: string
  state: string
  capacity: number
  held: string
  open: string
  owner: string | null
  lease_ends: string | null
  last_poll_at: string | null
  last_error: string | null
}

const date = (text: string | null) => (text === null ? null : new Date(text))

export const bots = query(
  {
    name: 'steam.bots',
    summary: 'All escrow bots: state, owner of the lease, last poll, held items, open trades.',
    input: z.object({}),
    output: z.array(botView),
    access: adminsOnly,
  },
  async (_, { db }) => {
    const rows = await db.execute<BotRecord>(sql`
      select bot.id, bot.steam_id, bot.name, bot.state, bot.capacity, bot.last_poll_at, bot.last_error,
        (select count(*) from steam_sighting where owner_steam_id = bot.steam_id and until_at is null) as held,
        (select count(*) from steam_trade where bot_id = bot.id and ${openStatesSql}) as open,
        case when lease.expires_at >= now() then lease.owner end as owner,
        case when lease.expires_at >= now() then lease.expires_at end as lease_ends
      from steam_bot bot left join lease on lease.resource = 'steam-bot:' || bot.id
      order by bot.name, bot.id`)
    return rows.map((row) =>
      botView.parse({
        id: row.id,
        steamId: row.steam_id,
        name: row.name,
        state: row.state,
        capacity: row.capacity,
        heldItems: Number(row.held),
        openTrades: Number(row.open),
        leaseOwner: row.owner,
        leaseExpiresAt: date(row.lease_ends),
        lastPollAt: date(row.last_poll_at),
        lastError: row.last_error,
      }),
    )
  },
)
