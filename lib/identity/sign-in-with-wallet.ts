import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { person } from '@/db/schema/identity'
import { wallet } from '@/db/schema/identity-ways'
import { systemOnly } from '@/lib/kernel/access'
import { refuse } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { type Ctx, command } from '@/lib/kernel/operation'
import { personJoined, roomOf } from './events'
import { personCardSchema, signInSentences } from './schemas'
import { cardOf } from './views'
import { spendWalletProof } from './wallet-proof'

export const signInWithWallet = command(
  {
    name: 'identity.signInWithWallet',
    summary: 'Finds the account of a wallet that has just signed, or creates one when that is asked for.',
    input: z.object({ proof: z.string(), create: z.boolean() }),
    output: personCardSchema,
    access: systemOnly,
  },
  async ({ proof, create }, ctx) => {
    const address = await spendWalletProof(proof, null)
    const [known] = await ctx.tx
      .update(wallet)
      .set({ usedAt: ctx.now })
      .where(eq(wallet.address, address))
      .returning({ personId: wallet.personId })
    if (known) {
      const [owner] = await ctx.tx.select().from(person).where(eq(person.id, known.personId))
      if (owner) return cardOf(owner)
    }
    if (!create) refuse('wallet_unknown', signInSentences.wallet_unknown, { status: 409 })
    return newcomer(ctx, address)
  },
)

async function newcomer(ctx: Ctx, address: string) {
  const id = newId('user')
  const name = `${address.slice(0, 6)}…${address.slice(-4)}`
  await ctx.tx.insert(person).values({ id, name, createdAt: ctx.now })
  await ctx.tx.insert(wallet).values({ address, personId: id, createdAt: ctx.now, usedAt: ctx.now })
  await ctx.emit(personJoined, { aggregate: id, payload: { personId: id }, rooms: [roomOf(id)] })
  return { id, name, avatarUrl: null }
}
