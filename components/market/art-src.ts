/** The facts of an item that decide its picture. */
export type ArtFacts = {
  appId: number
  category: string
  marketHashName: string
  paintSeed?: number | null | undefined
  wear?: number | null | undefined
}

const longest = 120

/** Raised when the drawing changes, because answers are cached for a year. */
const edition = 1

/** The address of an item's picture: "/art/730/Rifle/AK-47%20%7C%20Redline?v=1&seed=661". */
export function artSrcOf({ appId, category, marketHashName, paintSeed, wear }: ArtFacts): string {
  const query = new URLSearchParams({ v: String(edition) })
  if (paintSeed) query.set('seed', String(paintSeed))
  if (wear) query.set('wear', wear.toFixed(2))
  const part = (text: string) => encodeURIComponent(text.slice(0, longest) || '-')
  return `/art/${appId}/${part(category)}/${part(marketHashName)}?${query}`
}
