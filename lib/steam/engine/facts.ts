/** What the games' own item data says of a kind of item. */
export interface Definition {
  category?: string
  rarity?: string
  quality?: string
  collection?: string
  weapon?: string
  hero?: string
  class?: string
  wear?: [least: number, most: number]
  /** EUR minor units. */
  refPriceMinor?: number
}

export interface Facts {
  appId: number
  marketHashName: string
  name: string
  type: string
  category: string
  rarity: string
  quality: string
  wearer: string | null
  exterior: string | null
  wear: number | null
  paintSeed: number | null
}

interface Described {
  appId: number
  marketHashName: string
  name: string
  type: string
  tags: { category: string; name: string }[]
  wear: number | null
  paintSeed: number | null
}

/** The lasting facts of an item: what Steam tags it with, filled up from the games' item data. */
export function factsOf(asset: Described, definition: Definition | null): Facts {
  const tag = (category: string) => asset.tags.find((one) => one.category === category)?.name
  const { appId, marketHashName, name, type, wear, paintSeed } = asset
  const classes = asset.tags.filter((one) => one.category === 'Class').map((one) => one.name)
  return {
    appId,
    marketHashName,
    name,
    type,
    category: tag('Slot') ?? tag('Type') ?? definition?.category ?? 'Other',
    rarity: tag('Rarity') ?? definition?.rarity ?? 'Common',
    quality: tag('Quality') ?? definition?.quality ?? 'Normal',
    wearer:
      tag('Weapon') ??
      tag('Hero') ??
      (classes.length > 0
        ? classes.join(', ')
        : (definition?.weapon ?? definition?.hero ?? definition?.class)) ??
      null,
    exterior: tag('Exterior') ?? exteriorIn(marketHashName),
    wear,
    paintSeed,
  }
}

const exteriors = /\((Factory New|Minimal Wear|Field-Tested|Well-Worn|Battle[- ]Scarred)\)$/

const exteriorIn = (name: string): string | null => exteriors.exec(name)?.[1] ?? null

/** The name without what varies from piece to piece: StatTrak, Souvenir, exterior. */
export const plainName = (marketHashName: string): string =>
  marketHashName
    .replace(exteriors, '')
    .trim()
    .replace(/^(★ )?(StatTrak™|Souvenir) /, '$1')

/** Games whose traded items Steam keeps from moving on for seven days. */
const protectedApps = new Set([730])

/** Whether the market can take the item, and if not, why; for a person. */
export function listability(asset: {
  appId: number
  tradable: boolean
  amount: number
}): { ok: true } | { ok: false; reason: string } {
  if (protectedApps.has(asset.appId))
    return {
      ok: false,
      reason:
        'CS2 items cannot move on for 7 days after a trade (Steam Trade Protection); direct CS2 deals come later.',
    }
  if (!asset.tradable) return { ok: false, reason: 'Steam does not let this item be traded.' }
  if (asset.amount > 1) return { ok: false, reason: 'Stacks of items cannot be listed yet.' }
  return { ok: true }
}
