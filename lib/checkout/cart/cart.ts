import { randomBytes } from 'node:crypto'
import { and, asc, eq } from 'drizzle-orm'
import { cart, cartLine } from '@/db/schema/checkout'
import type { Access, Actor } from '@/lib/kernel/access'
import { hashOf } from '@/lib/kernel/crypto'
import type { Db, Tx } from '@/lib/kernel/db'
import { assert, notFound } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import type { Ctx } from '@/lib/kernel/operation'

import { keyOf, kindNamed } from '../kinds/kinds'

export type CartLine = typeof cartLine.$inferSelect

const hashOfToken = (token: string) => hashOf(`cart ${token}`)

/** Whose cart is meant: the person's own, or that of whoever holds the token. */
function whose(actor: Actor, token: string | undefined) {
  if (actor.kind === 'person') return eq(cart.personId, actor.id)
  return token === undefined ? null : eq(cart.tokenHash, hashOfToken(token))
}

export async function findCart(db: Db | Tx, actor: Actor, token?: string): Promise<string | null> {
  const where = whose(actor, token)
  if (!where) return null
  const [row] = await db.select({ id: cart.id }).from(cart).where(where)
  return row?.id ?? null
}

/** The cart, locked until the transaction ends. */
export async function lockCart({ tx, actor }: Ctx, token?: string): Promise<string> {
  const where = whose(actor, token)
  const [row] = where ? await tx.select({ id: cart.id }).from(cart).where(where).for('update') : []
  return row?.id ?? notFound('cart')
}

/** As `lockCart`; makes one for whoever has none. `token` is said when it is new. */
export async function ensureCart(ctx: Ctx, given?: string): Promise<{ id: string; token: string | null }> {
  const { tx, actor, now } = ctx
  const known = await findCart(tx, actor, given)
  if (known) {
    await tx.update(cart).set({ updatedAt: now }).where(eq(cart.id, known))
    return { id: known, token: null }
  }
  const person = actor.kind === 'person' ? actor.id : null
  const token = person ? null : randomBytes(24).toString('base64url')
  const [row] = await tx
    .insert(cart)
    .values({
      id: newId('cart'),
      personId: person,
      tokenHash: token ? hashOfToken(token) : null,
      createdAt: now,
      updatedAt: now,
    })
    .onConflictDoUpdate({ target: cart.personId, set: { updatedAt: now } })
    .returning({ id: cart.id })
  assert(row, 'A cart comes back.')
  return { id: row.id, token }
}

export const readLines = (db: Db | Tx, cartId: string): Promise<CartLine[]> =>
  db
    .select()
    .from(cartLine)
    .where(eq(cartLine.cartId, cartId))
    .orderBy(asc(cartLine.addedAt), asc(cartLine.id))

/** How many of one thing are about to be bought in all lines but one, when they share its stock. */
export function piecesOf(
  lines: readonly CartLine[],
  thing: Pick<CartLine, 'kind' | 'subject'>,
  but?: CartLine,
): number {
  if (!kindNamed(thing.kind).stocked) return 0
  const same = lines.filter((line) => keyOf(line) === keyOf(thing) && line.id !== but?.id && !line.saved)
  return same.reduce((sum, { quantity }) => sum + quantity, 0)
}

export async function findLine(tx: Tx, cartId: string, lineId: string): Promise<CartLine> {
  const [row] = await tx
    .select()
    .from(cartLine)
    .where(and(eq(cartLine.cartId, cartId), eq(cartLine.id, lineId)))
  return row ?? notFound('line')
}

/** A cart belongs to its person, or to whoever holds its token. */
export const cartHolder: Access<{ lineId: string; token?: string | undefined }> = {
  rule: 'Whose cart it is: its person, or the holder of its token.',
  answers: { stranger: 401, other: 404, owner: 'allow' },
  hides: 'line',
  check: async (actor, { lineId, token }, db) => {
    const cartId = await findCart(db, actor, token)
    if (!cartId) return false
    const mine = and(eq(cartLine.cartId, cartId), eq(cartLine.id, lineId))
    return (await db.select({ id: cartLine.id }).from(cartLine).where(mine)).length === 1
  },
}
