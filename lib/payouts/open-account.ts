import { sellerAccount } from '@/db/schema/payouts'
import { system } from '@/lib/kernel/access'
import { rawDb } from '@/lib/kernel/db'
import { refuse } from '@/lib/kernel/errors'
import { command, inTransaction } from '@/lib/kernel/operation'
import { processor } from '@/lib/payments'
import { sellers } from './access'
import { accountOf, applySeller, demandAccount, sellerOf } from './account'
import { whoSells } from './queries'
import { accountView, openAccountInput } from './schemas'

export const openAccount = command(
  {
    name: 'payouts.openAccount',
    summary:
      'Opens an account at the payment provider, through which a seller’s bank is paid. Once; its country stays.',
    input: openAccountInput,
    output: accountView,
    access: sellers,
    limit: { max: 10, windowS: 3_600 },
    prepare: ({ country }, actor) => open(sellerOf(actor), country),
  },
  async (_, { actor, tx }) => accountOf(await demandAccount(tx, sellerOf(actor))),
)

/** Written down before it is asked for; the key makes asking again harmless. */
async function open(personId: string, country: string): Promise<void> {
  const who = await whoSells(rawDb(), personId)
  if (!who?.email)
    refuse('email_required', 'Add an e-mail address to your account first: the provider writes to it.')
  const { name, email } = who
  const row = await inTransaction(system('payouts.openAccount'), async ({ tx, now }) => {
    const times = { createdAt: now, updatedAt: now }
    await tx
      .insert(sellerAccount)
      .values({ personId, country, state: 'pending', missing: [], ...times })
      .onConflictDoNothing()
    return demandAccount(tx, personId)
  })
  if (row.processorId) return
  const ask = { key: `seller:${personId}`, seller: personId, email, name, country: row.country }
  const seller = await processor().openSeller(ask)
  await inTransaction(system('payouts.openAccount'), (ctx) => applySeller(ctx, personId, seller))
}
