import { type ArtInput, artApps } from './art'

const longest = 120

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
