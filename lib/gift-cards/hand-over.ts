import { sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/kernel/handler'

/** Cards that one account bought, was given or redeemed become another's. */
export async function handOverGiftCards({ tx }: Ctx, from: string, into: string): Promise<void> {
  const now = (column: string) =>
    sql`${sql.identifier(column)} = case when ${sql.identifier(column)} = ${from} then ${into} else ${sql.identifier(column)} end`
  await tx.execute(sql`
    update gift_card set ${now('buyer_id')}, ${now('recipient_id')}, ${now('redeemed_by')}
    where ${from} in (buyer_id, recipient_id, redeemed_by)`)
}
