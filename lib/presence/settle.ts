import { sql } from 'drizzle-orm'
import { roomOf } from '@/lib/identity'
import type { Ctx } from '@/lib/kernel/operation'
import { presenceChanged } from './events'
import { audienceOf } from './queries'
import { presenceOf, standings } from './standing'

/**
 * Compares what others see of these people with what they were last told, and says so once where it differs. The rows
 * are locked in one order, so two nodes that write about a person at once agree in the end.
 */
export async function settle(ctx: Ctx, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return
  const ids = `{${personIds.join(',')}}`
  await ctx.tx.execute(sql`
    insert into presence_person (person_id) select unnest(${ids}::text[]) order by 1 on conflict do nothing`)
  await ctx.tx.execute(sql`
    select person_id from presence_person where person_id = any(${ids}::text[]) order by person_id for update`)
  const changed = [...(await standings(ctx.tx, personIds)).values()].flatMap((standing) => {
    const { status, title } = presenceOf(standing)
    const saying = title === null ? status : `${status} ${title}`
    return saying === standing.told ? [] : [{ personId: standing.personId, saying }]
  })
  if (changed.length === 0) return
  const told = JSON.stringify(changed)
  await ctx.tx.execute(sql`
    update presence_person p set told = new.saying,
      last_seen_at = case when new.saying = 'offline' then now() else p.last_seen_at end
    from jsonb_to_recordset(${told}::jsonb) as new("personId" text, saying text) where p.person_id = new."personId"`)
  const near = await audienceOf(
    ctx.tx,
    changed.map(({ personId }) => personId),
  )
  for (const { personId } of changed.sort((a, b) => (a.personId < b.personId ? -1 : 1))) {
    const rooms = [personId, ...(near.get(personId) ?? [])].map(roomOf)
    await ctx.emit(presenceChanged, { aggregate: personId, payload: { personId }, rooms })
  }
}
