import { sql } from 'drizzle-orm'
import type { Tx } from '@/lib/kernel/db'

/** Deals that changed within this time keep their parties informed of each other. */
const nearDays = 7
const maxAudience = 200

/** Whose pages show these people: the other side of their recent deals. By person. */
export async function audienceOf(tx: Tx, personIds: readonly string[]): Promise<Map<string, string[]>> {
  const ids = `{${personIds.join(',')}}`
  const rows = await tx.execute<{ person_id: string; others: string[] }>(sql`
    select person_id, (array_agg(distinct other))[1:${maxAudience}] as others from (
      select buyer_id as person_id, seller_id as other from deal
      where buyer_id = any(${ids}::text[]) and updated_at > now() - ${nearDays} * interval '1 day'
      union all
      select seller_id, buyer_id from deal
      where seller_id = any(${ids}::text[]) and updated_at > now() - ${nearDays} * interval '1 day'
    ) near group by person_id`)
  return new Map(rows.map(({ person_id, others }) => [person_id, others]))
}
