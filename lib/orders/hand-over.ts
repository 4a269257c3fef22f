import { sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/kernel/operation'

/** What one account bought and sold becomes the history of another; what they sold each other stays as it was written. */
export async function handOverOrders({ tx }: Ctx, from: string, into: string): Promise<void> {
  await tx.execute(sql`
    update order_line l set seller_id = ${into} from "order" o
    where l.seller_id = ${from} and o.id = l.order_id and o.buyer_id <> ${into}`)
  await tx.execute(sql`
    update "order" o set buyer_id = ${into}
    where o.buyer_id = ${from}
      and not exists (select 1 from order_line l where l.order_id = o.id and l.seller_id = ${into})`)
}
