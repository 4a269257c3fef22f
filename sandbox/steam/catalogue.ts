import { readFileSync } from 'node:fs'
import path from 'node:path'

/** One thing that exists in a game; data/steam/README.md says what each field means. */
export interface Definition {
  id: string
  name: string
  type: string
  category: string
  rarity: string
  refPriceMinor: number
  weapon?: string
  collection?: string
  def?: number
  paint?: number
  wear?: [least: number, most: number]
  phase?: string
  statTrak?: boolean
  souvenir?: boolean
  commodity?: boolean
  marketable?: boolean
  quality?: string
  hero?: string
  slot?: string
  class?: string
  effect?: string
}
interface Catalogue {
  appid: number
  rarities: Record<string, { name: string; tier: string; color: string }>
  items: Definition[]
}

export const dataFolder = path.resolve(import.meta.dirname, '../../data/steam')
const files: Record<number, string> = { 730: 'cs2', 570: 'dota2', 440: 'tf2' }
const loaded = new Map<number, Catalogue>()
const byName = new Map<string, Definition>()

export function catalogueOf(appid: number): Catalogue {
  const found = loaded.get(appid)
  if (found) return found
  const file = path.join(dataFolder, `${files[appid]}.json`)
  const catalogue = JSON.parse(readFileSync(file, 'utf8')) as Catalogue
  loaded.set(appid, catalogue)
  for (const item of catalogue.items) {
    if (!byName.has(`${appid} ${item.name}`)) byName.set(`${appid} ${item.name}`, item)
    byName.set(`${appid} ${item.id}`, item)
  }
  return catalogue
}

/** By id, by name or by market hash name, whose prefix and exterior are taken off. */
export function definitionNamed(appid: number, name: string): Definition | undefined {
  catalogueOf(appid)
  const plain = name
    .replace(/^(★ )?(StatTrak™|Souvenir) /, '$1')
    .replace(/ \((Factory|Minimal|Field|Well|Battle)[^)]*\)$/, '')
  return byName.get(`${appid} ${name}`) ?? byName.get(`${appid} ${plain}`)
}

const exteriors: Record<number, [below: number, name: string][]> = {
  730: [
    [0.07, 'Factory New'],
    [0.15, 'Minimal Wear'],
    [0.38, 'Field-Tested'],
    [0.45, 'Well-Worn'],
    [Number.POSITIVE_INFINITY, 'Battle-Scarred'],
  ],
  440: [
    [0.2, 'Factory New'],
    [0.4, 'Minimal Wear'],
    [0.6, 'Field-Tested'],
    [0.8, 'Well-Worn'],
    [Number.POSITIVE_INFINITY, 'Battle Scarred'],
  ],
}

export const exteriorOf = (appid: number, wear: number): string =>
  exteriors[appid]?.find(([below]) => wear < below)?.[1] ?? ''
