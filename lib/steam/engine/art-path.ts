import { type ArtInput, artApps } from './art'

const longest = 120

/** Raised when the drawing changes, because answers are cached for a year. */
const edition = 1

/** The address of an item's picture: "/art/730/Rifle/AK-47%20%7C%20Redline?v=1&seed=661". */
export function artPath({ app, kind, name, seed, wear }: ArtInput): string {
  const query = new URLSearchParams({ v: String(edition) })
  if (seed) query.set('seed', String(seed))
  if (wear) query.set('wear', wear.toFixed(2))
  const part = (text: string) => encodeURIComponent(text.slice(0, longest) || '-')
  return `/art/${app}/${part(kind)}/${part(name)}?${query}`
}

const decoded = (text: string): string | null => {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

const numberWithin = (text: string | null, high: number): number | null => {
  if (text === null) return 0
  const value = Number(text)
  return /^\d{1,5}(\.\d{1,4})?$/.test(text) && value <= high ? value : null
}

/** Reads `/art/<app>/<kind>/<name>?seed=&wear=`; null when any part is out of bounds. */
export function artInputOf(app: string, slug: string[], query: URLSearchParams): ArtInput | null {
  const known = artApps.find((one) => String(one) === app)
  const [kind, name, ...rest] = slug.map(decoded)
  const seed = numberWithin(query.get('seed'), 65_535)
  const wear = numberWithin(query.get('wear'), 1)
  if (!known || !kind || !name || rest.length > 0) return null
  if (kind.length > longest || name.length > longest || seed === null || wear === null) return null
  return { app: known, kind, name, seed, wear }
}
