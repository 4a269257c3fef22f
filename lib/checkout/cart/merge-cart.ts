import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { cart, cartLine } from '@/db/schema/checkout'
import { anonymous, signedIn } from '@/lib/kernel/access'
import { command } from '@/lib/kernel/operation'
import { cartRef, mostLines } from '../schemas'
import { ensureCart, findCart, readLines } from './cart'

/** What somebody chose before they signed in is theirs afterwards. Of the same thing the larger quantity stays. */
export const mergeCart = command(
  {
    name: 'checkout.mergeCart',
    summary: 'Take over the cart of this browser after signing in.',
    input: cartRef,
    output: z.object({ lines: z.number().int() }),
    access: signedIn,
    limit: { max: 30, windowS: 60 },
  },
  async ({ token }, ctx) => {
    const from = token ? await findCart(ctx.tx, anonymous, token) : null
    if (!from) return { lines: 0 }
    const { id: into } = await ensureCart(ctx)
    const known = await readLines(ctx.tx, into)
    const brought = (await readLines(ctx.tx, from)).slice(0, Math.max(0, mostLines - known.length))
    await ctx.tx.delete(cart).where(eq(cart.id, from))
    for (const line of brought)
      await ctx.tx
        .insert(cartLine)
        .values({ ...line, cartId: into })
        .onConflictDoUpdate({
          target: [cartLine.cartId, cartLine.kind, cartLine.subject, cartLine.giftTo],
          set: { quantity: sql`greatest(${cartLine.quantity}, ${line.quantity})`, saved: line.saved },
        })
    return { lines: brought.length }
  },
)
