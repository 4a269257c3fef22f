import { desc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { wallet } from '@/db/schema/identity-ways'
import { signedIn } from '@/lib/kernel/access'
import { query } from '@/lib/kernel/operation'
import { selfOf } from './access'
import { walletViewSchema } from './schemas/wallet'

export const myWallets = query(
  {
    name: 'identity.myWallets',
    summary: 'The wallets with which the caller signs in, the newest first.',
    input: z.object({}),
    output: z.object({ items: z.array(walletViewSchema) }),
    access: signedIn,
  },
  async (_, { actor, db }) => {
    const rows = await db
      .select()
      .from(wallet)
      .where(eq(wallet.personId, selfOf(actor).id))
      .orderBy(desc(wallet.createdAt), wallet.address)
    const items = rows.map(({ address, createdAt, usedAt }) => ({
      address,
      createdAt: createdAt.toISOString(),
      usedAt: usedAt?.toISOString() ?? null,
    }))
    return { items }
  },
)
