import cs2 from '@/data/steam/cs2.json' with { type: 'json' }
import dota2 from '@/data/steam/dota2.json' with { type: 'json' }
import tf2 from '@/data/steam/tf2.json' with { type: 'json' }
import { type Definition, plainName } from './facts'

interface Book {
  appid: number
  rarities: Record<string, { name: string }>
  items: (Definition & { name: string })[]
}

const books = new Map<number, Map<string, Definition>>()

/** What the games' own item data says of an item, by its market hash name; null when it is not in there. */
export function definitionOf(appId: number, marketHashName: string): Definition | null {
  const book = books.get(appId) ?? open(appId)
  return book.get(marketHashName) ?? book.get(plainName(marketHashName)) ?? null
}

function open(appId: number): Map<string, Definition> {
  const found = ([cs2, dota2, tf2] as unknown as Book[]).find((one) => one.appid === appId)
  const entries = (found?.items ?? []).map((item) => {
    const rarity = found?.rarities[item.rarity ?? '']?.name
    return [item.name, rarity ? { ...item, rarity } : item] as const
  })
  const book = new Map<string, Definition>(entries)
  books.set(appId, book)
  return book
}
