import { sql } from 'drizzle-orm'
import { refuse } from '@/lib/kernel/errors'
import { type Currency, currencySchema } from '@/lib/kernel/money'
import type { Ctx } from '@/lib/kernel/operation'
import { wallet } from './accounts'
import { balanceOf } from './balances'
import { post } from './post'

export interface HandedOver {
  currency: Currency
  amountMinor: number
}

/** Posts all money of one wallet to another, once. Refuses while some of it is held for something. */
export async function handOverWallet(ctx: Ctx, from: string, into: string): Promise<HandedOver[]> {
  const rows = await ctx.tx.execute<{ currency: string }>(
    sql`select currency from ledger_account where code = ${wallet(from)} order by currency`,
  )
  const moved: HandedOver[] = []
  for (const row of rows) {
    const currency = currencySchema.parse(row.currency)
    const { heldMinor, postedMinor: amountMinor } = await balanceOf(ctx.tx, wallet(from), currency)
    if (heldMinor > 0)
      refuse('money_held', 'Money of the other account is held for something. Join them when it is free.')
    if (amountMinor === 0) continue
    await post(ctx, {
      key: `ledger.handOver:${from}:${currency}`,
      kind: 'adjustment',
      currency,
      legs: [
        { account: wallet(from), amountMinor: -amountMinor },
        { account: wallet(into), amountMinor },
      ],
      memo: { title: 'From the account that was joined to this one' },
    })
    moved.push({ currency, amountMinor })
  }
  return moved
}
