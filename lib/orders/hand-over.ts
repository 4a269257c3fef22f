import { sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/kernel/operation'

/** What one account bought and sold becomes the history of another; what they sold each other stays as it was written. */
export async function handOverOrders({ tx }: Ctx, from: string, into: string): Promise<void> {
  await tx.execute(sql`
    update seller_order s set seller_id = ${into} from "order" o
    where s.seller_id = ${from} and o.id = s.order_id and o.buyer_id <> ${into}
      and not exists (select 1 from seller_order t where t.order_id = s.order_id and t.seller_id = ${into})`)
  await tx.execute(sql`
    update "order" o set buyer_id = ${into}
    where o.buyer_id = ${from}
      and not exists (select 1 from seller_order s where s.order_id = o.id and s.seller_id = ${into})`)
}
