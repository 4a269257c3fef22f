interface Drawn {
  appId: number
  category: string
  name: string
  wear: number | null
  paintSeed: number | null
}

const longest = 120

/** Raised when the drawing changes, because answers are cached for a year. */
const edition = 1

/** The address of an item's picture, `/art/570/Wearable/Golden%20Crest?v=1`; the same facts give the same picture. */
export function artOf({ appId, category, name, wear, paintSeed }: Drawn): string {
  const query = new URLSearchParams({ v: String(edition) })
  if (paintSeed) query.set('seed', String(paintSeed))
  if (wear) query.set('wear', wear.toFixed(2))
  const part = (text: string) => encodeURIComponent(text.slice(0, longest) || '-')
  return `/art/${appId}/${part(category)}/${part(name)}?${query}`
}
