import { artApps } from './engine/art-kinds'
import { artPath } from './engine/art-path'
import type { ItemFacts } from './schemas'

type Drawn = Pick<ItemFacts, 'appId' | 'category' | 'name' | 'wearer' | 'wear' | 'paintSeed'>

/** The address of an item's picture; the same facts give the same picture. In CS2 the weapon is the shape. */
export function artOf({ appId, category, name, wearer, wear, paintSeed }: Drawn): string {
  const app = artApps.find((known) => known === appId) ?? artApps[0]
  const kind = app === 730 && wearer ? wearer : category
  return artPath({ app, kind, name, seed: paintSeed ?? 0, wear: wear ?? 0 })
}
