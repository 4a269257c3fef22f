import { z } from 'zod'
import { catalogueOf, type Definition, definitionNamed } from './catalogue'
import { describe, type Make, propertiesOf } from './describe'
import { mint } from './items'
import { gameNames } from './numbers'
import { drawn } from './random'
import type { Asset } from './rows'
import type { World } from './world'

export const gift = z.strictObject({
  appid: z.int().refine((appid) => appid in gameNames, 'a game the sandbox knows'),
  /** An id, a name or a market hash name of the catalogue; an unknown name makes an item of that name. */
  name: z.string().min(1).max(200).optional(),
  count: z.int().min(1).max(5_000).default(1),
  wear: z.number().min(0).max(1).optional(),
  paintSeed: z.int().min(0).max(1_000).optional(),
  statTrak: z.boolean().optional(),
  stickers: z.array(z.string().max(80)).max(5).optional(),
  tradable: z.boolean().optional(),
})
export type Gift = z.input<typeof gift>

/** Puts new items into an inventory. Without a name the catalogue is dealt out in turn. */
export function giveItems(world: World, owner: string, wanted: Gift): Asset[] {
  const { name, count, ...rest } = gift.parse(wanted)
  return Array.from({ length: count }, () => {
    const turn = Number(world.nextId('gift'))
    const definition = name ? (definitionNamed(rest.appid, name) ?? invented(name)) : inTurn(rest.appid, turn)
    const make: Make = {
      ...rest,
      definition,
      wear: wearOf(definition, rest.wear, turn),
      paintSeed: rest.paintSeed ?? Math.floor(drawn(`seed ${turn}`) * 1_001),
    }
    return mint(world, owner, describe(make), propertiesOf(make))
  })
}

/** Left out, it is drawn within the definition's range, near its lower end more often. */
function wearOf({ wear }: Definition, given: number | undefined, turn: number): number | undefined {
  if (!wear) return undefined
  const [least, most] = wear
  if (given !== undefined) return Math.min(most, Math.max(least, given))
  return least + (most - least) * drawn(`wear ${turn}`) ** 1.6
}

function inTurn(appid: number, turn: number): Definition {
  const { items } = catalogueOf(appid)
  const item = items[turn % items.length]
  if (!item) throw new Error(`the catalogue of ${appid} is empty`)
  return item
}

const invented = (name: string): Definition => ({
  id: `invented/${name}`,
  name,
  type: 'Item',
  category: 'Item',
  rarity: 'common',
  refPriceMinor: 100,
})
