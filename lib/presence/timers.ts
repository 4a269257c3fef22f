import { sql } from 'drizzle-orm'
import { system } from '@/lib/kernel/access'
import { inTransaction } from '@/lib/kernel/operation'
import type { Timer } from '@/lib/kernel/timer'
import { settle } from './settle'
import { deadAfterMs } from './standing'

const batchSize = 200

/** Takes what dead nodes held, and games that have ended, and tells who was to be seen there. */
async function sweep(): Promise<void> {
  for (let full = true; full; ) {
    full = await inTransaction(system('presence.sweep'), async (ctx) => {
      const gone = await ctx.tx.execute<{ person_id: string }>(sql`
        with lost as (
          select h.person_id, h.node_id from presence_here h left join presence_node n on n.id = h.node_id
          where n.id is null or n.beat_at < clock_timestamp() - ${deadAfterMs} * interval '1 millisecond'
          limit ${batchSize} for update of h skip locked
        )
        delete from presence_here h using lost where h.person_id = lost.person_id and h.node_id = lost.node_id
        returning h.person_id`)
      const ended = await ctx.tx.execute<{ person_id: string }>(sql`
        with over as (
          select person_id from presence_person where game_until <= clock_timestamp()
          order by person_id limit ${batchSize} for update skip locked
        )
        update presence_person p set game_title = null, game_until = null
        from over where p.person_id = over.person_id returning p.person_id`)
      await ctx.tx.execute(sql`
        delete from presence_node n
        where beat_at < clock_timestamp() - ${deadAfterMs} * interval '1 millisecond'
          and not exists (select 1 from presence_here where node_id = n.id)`)
      await settle(ctx, [...new Set([...gone, ...ended].map((row) => row.person_id))])
      return gone.length === batchSize || ended.length === batchSize
    })
  }
}

export const presenceTimers: readonly Timer[] = [{ name: 'presence.sweep', everyMs: 5_000, run: sweep }]
