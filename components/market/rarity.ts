type Colours = Record<string, string>

const cs2: Colours = {
  consumer: 'consumer',
  'base grade': 'consumer',
  industrial: 'industrial',
  'mil-spec': 'milspec',
  'high grade': 'milspec',
  restricted: 'restricted',
  remarkable: 'restricted',
  classified: 'classified',
  exotic: 'classified',
  covert: 'covert',
  contraband: 'gold',
  extraordinary: 'gold',
}

const dota: Colours = {
  common: 'consumer',
  uncommon: 'industrial',
  rare: 'milspec',
  mythical: 'restricted',
  legendary: 'classified',
  ancient: 'covert',
  immortal: 'covert',
  arcana: 'gold',
}

const tf2: Colours = {
  normal: 'consumer',
  unique: 'consumer',
  vintage: 'industrial',
  genuine: 'industrial',
  freelance: 'industrial',
  mercenary: 'milspec',
  haunted: 'milspec',
  strange: 'milspec',
  commando: 'restricted',
  assassin: 'classified',
  elite: 'covert',
  collector: 'covert',
  unusual: 'gold',
}

const all = Object.entries({ ...cs2, ...dota, ...tf2 }).sort(([a], [b]) => b.length - a.length)

/** A CSS colour for the game's word, as a token, so that both themes are served. */
export function rarityColor(rarity: string): string {
  const word = rarity.toLowerCase()
  const token = all.find(([name]) => word.includes(name))?.[1]
  return token ? `var(--rarity-${token})` : 'var(--text-3)'
}
