import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { sellerAccount } from '@/db/schema/payouts'
import { demandFactor } from '@/lib/identity'
import { system } from '@/lib/kernel/access'
import { now } from '@/lib/kernel/clock'
import { rawDb } from '@/lib/kernel/db'
import { env } from '@/lib/kernel/env'
import { assert, refuse } from '@/lib/kernel/errors'
import { command, inTransaction } from '@/lib/kernel/operation'
import { processor } from '@/lib/payments'
import { sellers } from './access'
import { accountOf, checkSeller, demandAccount, sellerOf } from './account'
import { accountView, monthlyInput, onboardingView } from './schemas'

const nothing = z.object({})

export const onboard = command(
  {
    name: 'payouts.onboard',
    summary:
      'The address of the provider’s page on which a seller answers its questions; good for minutes and one visit.',
    input: nothing,
    output: onboardingView,
    access: sellers,
    limit: { max: 20, windowS: 600 },
    prepare: async (_, actor) => {
      const personId = sellerOf(actor)
      await demandFactor({ actor, now: now(), tx: rawDb() })
      await readUrl(personId)
    },
  },
  async (_, { actor, tx }) => {
    const { onboardingUrl: url } = await demandAccount(tx, sellerOf(actor))
    assert(url, 'A page that was asked for has an address.')
    return { url }
  },
)

async function readUrl(personId: string): Promise<void> {
  const row = await demandAccount(rawDb(), personId)
  if (!row.processorId) refuse('no_seller_account', 'The account at the provider is not open yet. Try again.')
  const page = `${env().APP_URL}/sell/payouts`
  const onboardingUrl = await processor().onboardingUrl(row.processorId, {
    again: page,
    back: `${page}?back=1`,
  })
  await inTransaction(system('payouts.onboard'), ({ tx }) =>
    tx.update(sellerAccount).set({ onboardingUrl }).where(eq(sellerAccount.personId, personId)),
  )
}

export const checkAccount = command(
  {
    name: 'payouts.checkAccount',
    summary: 'Asks the provider how far it is with a seller. For who comes back from its page.',
    input: nothing,
    output: accountView,
    access: sellers,
    limit: { max: 30, windowS: 600 },
    prepare: async (_, actor) => checkSeller(await demandAccount(rawDb(), sellerOf(actor))),
  },
  async (_, { actor, tx }) => accountOf(await demandAccount(tx, sellerOf(actor))),
)

export const setMonthly = command(
  {
    name: 'payouts.setMonthly',
    summary: 'Whether earnings leave by themselves on the first of each month.',
    input: monthlyInput,
    output: accountView,
    access: sellers,
  },
  async ({ monthly }, ctx) => {
    const { actor, tx, now } = ctx
    const personId = sellerOf(actor)
    if (monthly) await demandFactor(ctx)
    await demandAccount(tx, personId)
    await tx
      .update(sellerAccount)
      .set({ monthly, updatedAt: now })
      .where(eq(sellerAccount.personId, personId))
    return accountOf(await demandAccount(tx, personId))
  },
)
