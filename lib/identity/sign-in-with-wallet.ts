import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { person } from '@/db/schema/identity'
import { wallet } from '@/db/schema/identity-ways'
import { systemOnly } from '@/lib/kernel/access'
import { command } from '@/lib/kernel/operation'
import { personCardSchema } from './schemas/person'
import { cardOf } from './views'
import { spendWalletProof } from './wallet-proof'

export const signInWithWallet = command(
  {
    name: 'identity.signInWithWallet',
    summary: 'Finds the account of a wallet that has just signed; null when nobody has it.',
    input: z.object({ proof: z.string() }),
    output: z.object({ address: z.string(), owner: personCardSchema.nullable() }),
    access: systemOnly,
  },
  async ({ proof }, ctx) => {
    const address = await spendWalletProof(proof, null)
    await ctx.tx.update(wallet).set({ usedAt: ctx.now }).where(eq(wallet.address, address))
    const [known] = await ctx.tx
      .select({ owner: person })
      .from(wallet)
      .innerJoin(person, eq(person.id, wallet.personId))
      .where(eq(wallet.address, address))
    return { address, owner: known ? cardOf(known.owner) : null }
  },
)
