import { z } from 'zod'
import { handOverBacktests } from '@/lib/backtest'
import { dropCart } from '@/lib/checkout'
import { handOverCoupons } from '@/lib/coupons'
import { handOverDeals } from '@/lib/deals'
import { handOverEarnings } from '@/lib/earnings'
import { handOverCandles } from '@/lib/exchanges'
import { handOverGiftCards } from '@/lib/gift-cards'
import { handOverGoods } from '@/lib/goods'
import { closeInto, demandFresh, demandMergeable, inPerson, takeMergeCode } from '@/lib/identity'
import { refuse } from '@/lib/kernel/errors'
import { command } from '@/lib/kernel/operation'
import { handOverWallet } from '@/lib/ledger'
import { handOverListings } from '@/lib/listings'
import { handOverOrders } from '@/lib/orders'
import { handOverPayments } from '@/lib/payments'
import { handOverPayouts } from '@/lib/payouts'
import { handOverStrategies } from '@/lib/strategies'

/** The other account has shown who it is by making the code; the caller shows it here. All of it happens, or nothing. */
export const mergeAccounts = command(
  {
    name: 'merge.accounts',
    summary: 'Takes over everything of the account in which the code was made, and closes that account.',
    input: z.object({ code: z.string('Enter the code.').trim().min(1, 'Enter the code.').max(60) }),
    output: z.object({
      listings: z.number().int(),
      deals: z.number().int(),
      /** What came into the wallet, per currency. */
      money: z.array(z.object({ currency: z.string(), amountMinor: z.number().int() })),
      /** New ones, when the other account brought the first second factor. */
      recoveryCodes: z.array(z.string()),
    }),
    access: inPerson,
    limit: { max: 10, windowS: 600 },
  },
  async ({ code }, ctx) => {
    if (ctx.actor.kind !== 'person') refuse('sign_in_required', 'Sign in to do this.', { status: 401 })
    const into = ctx.actor.id
    await demandFresh(ctx)
    const from = await takeMergeCode(ctx, code)
    await demandMergeable(ctx, from, into)
    const deals = await handOverDeals(ctx, from, into)
    await handOverOrders(ctx, from, into)
    await handOverEarnings(ctx, from, into)
    await dropCart(ctx, from)
    await handOverCoupons(ctx, from, into)
    await handOverPayments(ctx.tx, from, into)
    await handOverGiftCards(ctx, from, into)
    await handOverPayouts(ctx.tx, from, into)
    const listings = await handOverListings(ctx, from, into)
    await handOverStrategies(ctx, from, into)
    await handOverBacktests(ctx, from, into)
    await handOverCandles(ctx, from, into)
    const goods = await handOverGoods(ctx, from, into)
    const money = await handOverWallet(ctx, from, into)
    const recoveryCodes = await closeInto(ctx, from, into)
    const detail = { from, into, listings, goods, deals, money }
    await ctx.audit({ act: 'merge.accounts', subject: into, detail })
    await ctx.audit({ act: 'merge.accounts', subject: from, detail })
    return { listings, deals, money, recoveryCodes }
  },
)
