import { and, eq } from 'drizzle-orm'
import { goods } from '@/db/schema/goods'
import type { Access } from '@/lib/kernel/access'

/** Only the seller of goods may change them; to everybody else they do not exist. */
export const sellerOnly: Access<{ goodsId: string }> = {
  rule: 'The seller of the goods.',
  answers: { stranger: 401, other: 404, owner: 'allow' },
  hides: 'offer',
  check: async (actor, { goodsId }, tx) => {
    if (actor.kind !== 'person') return false
    const mine = and(eq(goods.id, goodsId), eq(goods.sellerId, actor.id))
    return (await tx.select({ id: goods.id }).from(goods).where(mine)).length === 1
  },
}
