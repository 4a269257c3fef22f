import type { ItemFacts } from './schemas'

type Drawn = Pick<ItemFacts, 'appId' | 'category' | 'name' | 'wearer' | 'wear' | 'paintSeed'>

const longest = 120

/** Raised when the drawing changes, because answers are cached for a year. */
const edition = 1

/** The address of an item's picture; the same facts give the same picture. In CS2 the weapon is the shape. */
export function artOf({ appId, category, name, wearer, wear, paintSeed }: Drawn): string {
  const query = new URLSearchParams({ v: String(edition) })
  if (paintSeed) query.set('seed', String(paintSeed))
  if (wear) query.set('wear', wear.toFixed(2))
  const part = (text: string) => encodeURIComponent(text.slice(0, longest) || '-')
  const kind = appId === 730 && wearer ? wearer : category
  return `/art/${appId}/${part(kind)}/${part(name)}?${query}`
}
