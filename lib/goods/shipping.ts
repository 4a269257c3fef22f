import { and, asc, eq, inArray, notInArray } from 'drizzle-orm'
import { goodsShipping } from '@/db/schema/goods'
import type { Db, Tx } from '@/lib/kernel/db'
import { newId } from '@/lib/kernel/ids'
import { type Shipping, type ShippingOption, world } from './schemas'

/** Where any of these goes: country codes, or `world` alone. */
export function placesOf(options: readonly Pick<Shipping, 'shipsTo'>[]): string[] {
  const places = new Set(options.flatMap(({ shipsTo }) => shipsTo))
  return places.has(world) ? [world] : [...places].sort()
}

export const reaches = ({ shipsTo }: Pick<Shipping, 'shipsTo'>, country: string): boolean =>
  shipsTo.includes(world) || shipsTo.includes(country)

/** Makes these the ways of sending: one of a known name keeps its id, one that is not among them ends. */
export async function writeShipping(tx: Tx, goodsId: string, options: readonly Shipping[]): Promise<void> {
  const names = options.map(({ name }) => name)
  const ended = names.length > 0 ? notInArray(goodsShipping.name, names) : undefined
  await tx.delete(goodsShipping).where(and(eq(goodsShipping.goodsId, goodsId), ended))
  for (const { name, ...facts } of options) {
    await tx
      .insert(goodsShipping)
      .values({ id: newId('shipping'), goodsId, name, ...facts })
      .onConflictDoUpdate({ target: [goodsShipping.goodsId, goodsShipping.name], set: facts })
  }
}

/** The ways of sending of some goods, the cheapest first. */
export async function readShipping(
  db: Db | Tx,
  ids: readonly string[],
): Promise<Map<string, ShippingOption[]>> {
  const found = new Map<string, ShippingOption[]>(ids.map((id) => [id, []]))
  if (ids.length === 0) return found
  const rows = await db
    .select()
    .from(goodsShipping)
    .where(inArray(goodsShipping.goodsId, [...ids]))
    .orderBy(asc(goodsShipping.priceMinor), asc(goodsShipping.name))
  for (const { goodsId, ...option } of rows) found.get(goodsId)?.push(option)
  return found
}
