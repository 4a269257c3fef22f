import type { GoodsCategory, GoodsCondition, GoodsState } from '@/lib/goods/schemas'
import { countryName } from '@/lib/kernel/countries'

/** Named here and not read from the schemas: the browser needs the words without what stands behind them. */
export const categoryWords: Record<GoodsCategory, string> = {
  consoles: 'Consoles',
  controllers: 'Controllers',
  computers: 'Computers and parts',
  keyboards_mice: 'Keyboards and mice',
  headsets: 'Headsets and audio',
  games: 'Boxed games',
  cards: 'Trading cards',
  figures: 'Figures',
  clothing: 'Clothing',
  books: 'Books and art',
  other: 'Other',
}

export const conditionWords: Record<GoodsCondition, string> = {
  new: 'New',
  like_new: 'Like new',
  good: 'Good',
  worn: 'Worn',
  for_parts: 'For parts',
}

export const stateWords: Record<GoodsState, string> = {
  draft: 'draft',
  active: 'on sale',
  paused: 'paused',
  sold_out: 'sold out',
  removed: 'removed',
}

export const placeName = (place: string): string => (place === 'world' ? 'Everywhere' : countryName(place))

/** "Germany, France and 3 more". */
export function placesWords(places: readonly string[], most = 3): string {
  const names = places.map(placeName)
  if (names.length <= most) return names.join(', ')
  return `${names.slice(0, most).join(', ')} and ${names.length - most} more`
}

export const daysWords = ({ daysFrom, daysTo }: { daysFrom: number; daysTo: number }): string => {
  const span = daysFrom === daysTo ? String(daysTo) : `${daysFrom} to ${daysTo}`
  return `${span} ${daysTo === 1 ? 'day' : 'days'}`
}

/** How many are left, in words; nothing where there are plenty. */
export function leftWords({ state, available }: { state: GoodsState; available: number }): string | null {
  if (state !== 'active') return stateWords[state]
  if (available === 0) return 'all being bought'
  if (available === 1) return 'last one'
  return available <= 5 ? `${available} left` : null
}
