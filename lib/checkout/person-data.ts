import { eq, inArray } from 'drizzle-orm'
import { cart, cartLine } from '@/db/schema/checkout'
import type { Ctx } from '@/lib/kernel/operation'
import type { PersonData } from '@/lib/kernel/person-data'

export const checkoutPersonData: PersonData = {
  domain: 'checkout',
  tables: ['cart', 'cart_line'],
  read: async (db, { personId }) => {
    const mine = db.select({ id: cart.id }).from(cart).where(eq(cart.personId, personId))
    return { cart: await db.select().from(cartLine).where(inArray(cartLine.cartId, mine)) }
  },
  forget: async ({ tx }, { personId }) => void (await tx.delete(cart).where(eq(cart.personId, personId))),
}

/** What the other account was about to buy is let go: prices and stock are of the moment anyway. */
export const dropCart = async ({ tx }: Ctx, personId: string): Promise<void> =>
  void (await tx.delete(cart).where(eq(cart.personId, personId)))
