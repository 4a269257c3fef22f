import type { ItemCardProps } from '@/components/market/item-card'
import { artOf } from '@/lib/steam'

type Seed = readonly [
  weapon: string,
  name: string,
  rarity: string,
  wear: number,
  seed: number,
  price: number,
  diff: number,
]

const seeds: readonly Seed[] = [
  ['AK-47', 'Redline', 'Classified', 0.1532, 661, 2410, -4.2],
  ['AWP', 'Asiimov', 'Covert', 0.2217, 132, 11840, -1.8],
  ['M4A1-S', 'Printstream', 'Covert', 0.0612, 409, 34100, 2.6],
  ['★ Karambit', 'Doppler', 'Extraordinary', 0.0119, 387, 128400, -6.1],
  ['Desert Eagle', 'Crimson Web', 'Restricted', 0.1104, 78, 3855, 0],
  ['USP-S', 'Neo-Noir', 'Covert', 0.0688, 214, 4720, -2.9],
  ['Glock-18', 'Fade', 'Restricted', 0.0091, 522, 104000, 1.2],
  ['AK-47', 'Case Hardened', 'Classified', 0.1821, 955, 21490, -3.4],
  ['★ M9 Bayonet', 'Marble Fade', 'Extraordinary', 0.0234, 701, 143250, -0.8],
  ['AK-47', 'Vulcan', 'Covert', 0.0923, 313, 26800, -5.5],
  ['M4A1-S', 'Hyper Beast', 'Covert', 0.2451, 87, 6430, 0.9],
  ['★ Butterfly Knife', 'Tiger Tooth', 'Extraordinary', 0.0078, 19, 189000, -2.2],
  ['AWP', 'Wildfire', 'Covert', 0.1312, 640, 9275, 3.8],
  ['Desert Eagle', 'Ocean Drive', 'Classified', 0.0551, 271, 5510, -1.1],
  ['★ Karambit', 'Gamma Doppler', 'Extraordinary', 0.0301, 828, 161500, -4.7],
]

const none = { wearer: null, wear: null, paintSeed: null }

const cs2 = ([weapon, name, rarity, wear, seed, price, diff]: Seed, index: number) => ({
  id: `${weapon}-${name}`,
  href: '/dev/kit/item',
  item: {
    app: 730 as const,
    name,
    kind: weapon,
    rarity,
    artSrc: artOf({
      appId: 730,
      category: weapon,
      name: `${weapon} | ${name}`,
      wearer: weapon,
      wear,
      paintSeed: seed,
    }),
    wear,
    seed,
    ...(name === 'Doppler' ? { tag: 'Phase 2' } : {}),
  },
  priceMinor: price,
  referenceMinor: Math.round(price / (1 + diff / 100)),
  delivery:
    index % 3 === 2
      ? ({ kind: 'hold', label: '7 d hold' } as const)
      : ({ kind: 'instant', label: 'Instant' } as const),
})

type Plain = readonly [
  app: 570 | 440,
  category: string,
  name: string,
  rarity: string,
  price: number,
  diff: number,
]

const plains: readonly Plain[] = [
  [570, 'Wearable', 'Dragonclaw Hook', 'Immortal', 41200, -3.1],
  [570, 'Wearable', 'Demon Eater', 'Arcana', 2199, -6],
  [570, 'Wearable', 'Golden Gravelmaw', 'Immortal', 1850, 2.4],
  [570, 'Courier', 'Unusual Baby Roshan', 'Immortal', 9900, -1.2],
  [570, 'Ward', 'Serac’s Seal', 'Mythical', 120, 0],
  [570, 'Treasure', 'Treasure of the Crimson Witness 2014', 'Rare', 640, -2.2],
  [440, 'Tool', 'Mann Co. Supply Crate Key', 'Unique', 195, 1.5],
  [440, 'Hat', 'Unusual Team Captain', 'Unusual', 38500, -4.4],
  [440, 'Primary weapon', 'Strange Australium Rocket Launcher', 'Strange', 4120, -0.9],
  [440, 'Melee weapon', 'Blitzkrieg Knife', 'Elite Grade', 5520, 3.3],
]

const plain = ([app, category, name, rarity, price, diff]: Plain) => ({
  id: name,
  href: '/dev/kit/item',
  item: { app, name, kind: category, rarity, artSrc: artOf({ appId: app, category, name, ...none }) },
  priceMinor: price,
  referenceMinor: Math.round(price / (1 + diff / 100)),
  delivery: { kind: 'peer', label: 'By bot' } as const,
})

type Sample = ItemCardProps & { id: string }

export const cs2Samples: [Sample, ...Sample[]] = [
  cs2(seeds[0] ?? ['AK-47', 'Redline', 'Classified', 0.1532, 661, 2410, -4.2], 0),
  ...seeds.slice(1).map((seed, index) => cs2(seed, index + 1)),
]
export const otherSamples: Sample[] = plains.map(plain)

const day = 86_400_000

/** Ninety days of prices around €25, always the same. */
export const priceHistory = Array.from({ length: 90 }, (_, index) => {
  const medianMinor = Math.round(2560 + 170 * Math.sin(index / 14) + 60 * Math.sin(index * 1.7) - index * 0.8)
  return {
    at: new Date(Date.UTC(2026, 7, 20) + index * day).toISOString().slice(0, 10),
    medianMinor,
    lowMinor: medianMinor - 50 - (index % 5) * 9,
    highMinor: medianMinor + 60 + (index % 7) * 8,
    sales: 30 + Math.round(24 * Math.abs(Math.sin(index * 2.3))),
  }
})
