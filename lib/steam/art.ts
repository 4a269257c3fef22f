import { artApps } from './engine/art-kinds'
import { artPath } from './engine/art-path'

interface Drawn {
  appId: number
  category: string
  name: string
  wear: number | null
  paintSeed: number | null
}

/** The address of an item's picture; the same facts give the same picture. */
export function artOf({ appId, category, name, wear, paintSeed }: Drawn): string {
  const app = artApps.find((known) => known === appId) ?? artApps[0]
  return artPath({ app, kind: category, name, seed: paintSeed ?? 0, wear: wear ?? 0 })
}
