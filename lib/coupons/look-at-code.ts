import { sql } from 'drizzle-orm'
import { coupon } from '@/db/schema/coupons'
import { signedIn } from '@/lib/kernel/access'
import { notFound } from '@/lib/kernel/errors'
import { query } from '@/lib/kernel/operation'
import { selfOf } from './access'
import { statusOf } from './row'
import { knownCouponInput, knownCouponView } from './schemas'
import { countCodeTry } from './tries'
import { rulesOf } from './view'

export const lookAtCode = query(
  {
    name: 'coupons.lookAtCode',
    summary: 'What the coupon with this code gives, for whom and until when.',
    input: knownCouponInput,
    output: knownCouponView,
    access: signedIn,
  },
  async ({ code }, { db, actor, address, now }) => {
    await countCodeTry({ personId: selfOf(actor).id, address })
    const [row] = await db.select().from(coupon).where(sql`lower(${coupon.code}) = ${code.toLowerCase()}`)
    if (!row || row.state === 'draft') notFound('coupon')
    const { maxUses: _, ...rules } = rulesOf(row)
    return {
      code: row.code,
      funder: row.funder,
      sellerId: row.sellerId,
      status: statusOf(row, now),
      ...rules,
    }
  },
)
