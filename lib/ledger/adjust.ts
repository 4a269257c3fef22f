import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { adminsOnly } from '@/lib/kernel/access'
import { notFound } from '@/lib/kernel/errors'
import { command } from '@/lib/kernel/operation'
import { clearing, wallet } from './accounts'
import { balanceOf } from './balances'
import { adjusted } from './events'
import { post } from './post'
import { adjustInput, adjustView } from './schemas'

export const adjust = command(
  {
    name: 'ledger.adjust',
    summary: 'Credits or debits a wallet against the outside world, with a reason that is kept.',
    input: adjustInput,
    output: adjustView,
    access: adminsOnly,
  },
  async ({ userId, amountMinor, currency, reason }, ctx) => {
    const people = await ctx.tx.execute(sql`select 1 from person where id = ${userId}`)
    if (people.length === 0) notFound('person')
    const { postingId } = await post(ctx, {
      key: `ledger.adjust:${randomUUID()}`,
      kind: 'adjustment',
      currency,
      legs: [
        { account: wallet(userId), amountMinor },
        { account: clearing(), amountMinor: -amountMinor },
      ],
      memo: { title: amountMinor > 0 ? 'Credit by Tradepost' : 'Debit by Tradepost' },
    })
    await ctx.audit({
      act: 'ledger.adjust',
      subject: userId,
      reason,
      detail: { postingId, amountMinor, currency },
    })
    await ctx.emit(adjusted, {
      aggregate: postingId,
      payload: { userId, postingId, amountMinor },
      rooms: [`user:${userId}`],
    })
    const { availableMinor } = await balanceOf(ctx.tx, wallet(userId), currency)
    return { postingId, availableMinor }
  },
)
