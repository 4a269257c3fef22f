import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { wallet } from '@/db/schema/identity-ways'
import { refuse } from '@/lib/kernel/errors'
import { type Ctx, command } from '@/lib/kernel/operation'
import { inPerson, selfOf } from './access'
import { roomOf, walletChanged } from './events'
import { demandFresh } from './fresh'
import { signInSentences } from './schemas/sign-in'
import { spendWalletProof } from './wallet-proof'

const most = 20

export const linkWallet = command(
  {
    name: 'identity.linkWallet',
    summary: 'Makes the wallet that has just signed a way in of the caller. Asks who it is.',
    input: z.object({ proof: z.string().max(2_000) }),
    output: z.object({ address: z.string() }),
    access: inPerson,
    limit: { max: 20, windowS: 300 },
  },
  async ({ proof }, ctx) => {
    await demandFresh(ctx)
    const address = await spendWalletProof(proof, selfOf(ctx.actor).id)
    await attachWallet(ctx, address)
    return { address }
  },
)

/** Gives the caller a wallet that was proved to be theirs. */
export async function attachWallet(ctx: Ctx, address: string): Promise<void> {
  const { id: personId } = selfOf(ctx.actor)
  const own = await ctx.tx.select().from(wallet).where(eq(wallet.personId, personId))
  if (own.length >= most)
    refuse('too_many_wallets', `You have ${most} wallets already. Unlink one first.`, { status: 409 })
  const made = await ctx.tx
    .insert(wallet)
    .values({ address, personId, createdAt: ctx.now })
    .onConflictDoNothing({ target: wallet.address })
    .returning()
  if (made.length === 0) {
    const [row] = await ctx.tx.select().from(wallet).where(eq(wallet.address, address))
    if (row?.personId !== personId) refuse('wallet_taken', signInSentences.wallet_taken, { status: 409 })
    return
  }
  await ctx.audit({ act: 'identity.linkWallet', subject: personId, detail: { address } })
  await ctx.emit(walletChanged, {
    aggregate: personId,
    payload: { personId, address, state: 'on' },
    rooms: [roomOf(personId)],
  })
}
