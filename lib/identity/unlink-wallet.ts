import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { wallet } from '@/db/schema/identity-ways'
import type { Access } from '@/lib/kernel/access'
import { command } from '@/lib/kernel/operation'
import { selfOf } from './access'
import { roomOf, walletChanged } from './events'
import { demandFresh } from './fresh'
import { walletAddressSchema } from './schemas/wallet'
import { demandWayLeft } from './ways-left'

const ownWallet: Access<{ address: string }> = {
  rule: 'The person whose wallet it is, signed in themselves.',
  answers: { stranger: 401, other: 404, owner: 'allow', token: 404 },
  hides: 'wallet',
  check: async (actor, { address }, db) => {
    if (actor.kind !== 'person' || actor.token) return false
    const rows = await db
      .select({ address: wallet.address })
      .from(wallet)
      .where(and(eq(wallet.address, address), eq(wallet.personId, actor.id)))
    return rows.length === 1
  },
}

export const unlinkWallet = command(
  {
    name: 'identity.unlinkWallet',
    summary: 'A wallet is no longer a way in; never the last one. Asks who it is.',
    input: z.object({ address: walletAddressSchema }),
    output: z.object({}),
    access: ownWallet,
    openToSuspended: true,
  },
  async ({ address }, ctx) => {
    const { id: personId } = selfOf(ctx.actor)
    await demandFresh(ctx)
    await ctx.tx.delete(wallet).where(eq(wallet.address, address))
    await demandWayLeft(ctx, personId)
    await ctx.audit({ act: 'identity.unlinkWallet', subject: personId, detail: { address } })
    await ctx.emit(walletChanged, {
      aggregate: personId,
      payload: { personId, address, state: 'off' },
      rooms: [roomOf(personId)],
    })
    return {}
  },
)
