import { createGoods } from '@/lib/goods'
import type { GoodsCategory, GoodsCondition } from '@/lib/goods/schemas'
import { seeded } from '@/lib/kernel/random'

/** Title, condition, price in euro, how many. */
type Offered = [title: string, condition: GoodsCondition, euro: number, onHand: number]

const offered: Partial<Record<GoodsCategory, Offered[]>> = {
  keyboards_mice: [
    ['Mechanical keyboard, 75 %, brown switches', 'like_new', 84, 2],
    ['Tenkeyless keyboard with hot-swap sockets', 'new', 119, 8],
    ['Split keyboard kit, unsoldered', 'new', 139, 3],
    ['Keycaps, moss and bone, 142 pieces', 'new', 58, 12],
    ['Wireless mouse, 61 g', 'good', 45, 1],
    ['Vertical mouse for the right hand', 'good', 29.5, 1],
    ['Desk mat, stitched edge, 900 by 400', 'new', 24, 30],
    ['Trackball with spare bearings', 'worn', 32, 1],
  ],
  controllers: [
    ['Fightstick with eight buttons and a square gate', 'good', 129, 1],
    ['Leverless controller, walnut shell', 'new', 164, 4],
    ['Flight stick and throttle, long travel', 'like_new', 148, 1],
    ['Steering wheel with three pedals', 'good', 189, 1],
    ['Gamepad with hall sensors', 'new', 54.9, 15],
    ['Charging dock for two gamepads', 'new', 22, 20],
    ['Arcade buttons, 30 mm, set of ten', 'new', 18.5, 25],
  ],
  consoles: [
    ['Handheld with a repaired hinge', 'good', 95, 1],
    ['Sixteen-bit console with two pads', 'worn', 78, 2],
    ['Mini computer for old games, in a case', 'like_new', 66, 3],
    ['Handheld, shell replaced, new screen', 'like_new', 142, 1],
    ['Console for parts, reads no discs', 'for_parts', 25, 1],
  ],
  computers: [
    ['Graphics card, 12 GB, never mined on', 'good', 219, 1],
    ['Two memory modules, 32 GB', 'like_new', 61, 2],
    ['Small case for short cards', 'new', 88, 5],
    ['Fan, 120 mm, quiet, set of three', 'new', 34, 14],
    ['Power supply, 650 W, with its bill', 'like_new', 59, 1],
    ['Solid-state drive, 1 TB', 'good', 42, 2],
    ['Capture card for two screens', 'good', 73, 1],
  ],
  headsets: [
    ['Open headphones with a boom microphone', 'like_new', 112, 1],
    ['Headset, new ear pads', 'good', 38, 1],
    ['Microphone arm, low profile', 'new', 44, 9],
    ['Small amplifier for headphones', 'good', 67, 1],
    ['Speakers for a desk, a pair', 'worn', 49, 1],
  ],
  games: [
    ['Moor and Mist, boxed, with the map', 'like_new', 31, 2],
    ['Lantern Road, first print', 'good', 55, 1],
    ['Salt Harbour, sealed', 'new', 42, 3],
    ['The Ninth Orchard, disc only', 'worn', 8, 4],
    ['Kettle and Crow, boxed', 'good', 16, 2],
    ['Old strategy games, box of eleven', 'worn', 35, 1],
    ['Glasshouse, signed by its makers', 'like_new', 90, 1],
  ],
  cards: [
    ['Booster box of the river set, sealed', 'new', 99, 6],
    ['Binder of 180 common cards', 'good', 24, 2],
    ['Foil card, grey heron, near mint', 'like_new', 61, 1],
    ['Card sleeves, matt, 500', 'new', 17, 40],
    ['Deck of the tournament of last spring', 'good', 47, 1],
    ['Deck box of oak', 'new', 29, 7],
  ],
  figures: [
    ['Goblin merchant, painted, 14 cm', 'new', 48, 3],
    ['Dragon on a clock tower, resin', 'like_new', 85, 1],
    ['Six knights, unpainted', 'new', 27, 10],
    ['Courier donkey, plush', 'new', 22, 18],
    ['Turret of an old shooter, scale 1 to 6', 'good', 110, 1],
  ],
  clothing: [
    ['T-shirt of a tournament, size M', 'good', 14, 1],
    ['Hoodie with a small sword, size L', 'new', 46, 6],
    ['Cap, sand, never worn', 'new', 19, 4],
    ['Socks with eight-bit mushrooms', 'new', 9, 50],
  ],
  books: [
    ['The art of Moor and Mist, hardcover', 'like_new', 38, 2],
    ['Guide to a sixteen-bit adventure, 1994', 'worn', 26, 1],
    ['Level design on paper', 'good', 21, 1],
    ['Print of the harbour at night, A2', 'new', 28, 12],
  ],
  other: [
    ['Wall mount for a gamepad', 'new', 11, 35],
    ['Lamp with a hundred little lights', 'like_new', 33, 1],
    ['Cable ties of cloth, twenty', 'new', 6.5, 60],
  ],
}

const sellers = ['mferreira', 'voltek', 'tsuru'] as const

const near = ['AT', 'BE', 'CH', 'DE', 'DK', 'ES', 'FR', 'IT', 'LU', 'NL', 'PL', 'PT']

const ways = [
  [
    { name: 'Tracked parcel', shipsTo: near, priceMinor: 590, daysFrom: 2, daysTo: 5 },
    { name: 'Post, everywhere', shipsTo: ['world'], priceMinor: 1_690, daysFrom: 7, daysTo: 21 },
  ],
  [{ name: 'Insured parcel', shipsTo: near, priceMinor: 790, daysFrom: 1, daysTo: 3 }],
  [
    { name: 'Letter', shipsTo: ['DE', 'AT', 'NL'], priceMinor: 0, daysFrom: 2, daysTo: 4 },
    { name: 'Parcel', shipsTo: near, priceMinor: 490, daysFrom: 3, daysTo: 6 },
  ],
]

export type SeededGoods = { goodsId: string; sellerId: string; priceMinor: number; onHand: number }[]

/** Goods of three sellers, offered by the operation that people use; a second run finds them there. */
export async function seedGoods(ids: ReadonlyMap<string, string>): Promise<SeededGoods> {
  const made: SeededGoods = []
  const random = seeded(1_889)
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)]
  const shuffled = Object.entries(offered)
    .flatMap(([category, rows]) => rows.map((row) => ({ category, row, place: random() })))
    .sort((a, b) => a.place - b.place)
  for (const [at, { category, row }] of shuffled.entries()) {
    const [sellerId, shipping] = [ids.get(pick(sellers) ?? ''), pick(ways)]
    if (!sellerId) continue
    const actor = { kind: 'person', id: sellerId, role: 'user' } as const
    const facts = factsOf(row)
    const input = { category, ...facts, currency: 'EUR', shipping, publish: true }
    const { goodsId } = await createGoods.run({ actor, idempotencyKey: `seed:goods:${at}` }, input)
    made.push({ goodsId, sellerId, priceMinor: facts.priceMinor, onHand: facts.onHand })
  }
  return made
}

const factsOf = ([title, condition, euro, onHand]: Offered) => ({
  title,
  condition,
  priceMinor: Math.round(euro * 100),
  onHand,
  description: `${sentenceOf[condition]} Ask me anything before you buy. I send within two days.`,
})

const sentenceOf: Record<GoodsCondition, string> = {
  new: 'New and unopened.',
  like_new: 'Used once or twice, no marks.',
  good: 'Used with care; a few small marks that the light finds.',
  worn: 'Clearly used, and everything works.',
  for_parts: 'Broken. For somebody who repairs, or needs its parts.',
}
