import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { catalogueOf, type Definition, dataFolder } from './catalogue'
import { createAccount } from './people'
import { hash, seeded } from './random'
import { giveItems } from './stock'
import type { World } from './world'

const person = z.object({
  steamId: z.string(),
  login: z.string(),
  persona: z.string(),
  password: z.string(),
  sharedSecret: z.string(),
  identitySecret: z.string(),
  tradeToken: z.string(),
  private: z.boolean().default(false),
  cannotTrade: z.boolean().default(false),
  escrowDays: z.int().default(0),
})
const demoWorld = z.object({ people: z.array(person), bots: z.array(person) })

/** How many items of each game a person starts with. */
const stock: Record<string, Record<number, number>> = {
  'ilse.b': { 730: 10, 570: 14, 440: 12 },
  mferreira: { 730: 11, 570: 17, 440: 15 },
  tsuru: { 730: 9, 570: 12, 440: 10 },
  voltek: { 730: 10, 570: 15, 440: 17 },
  quietfox: { 730: 8, 570: 10, 440: 8 },
  newphone: { 730: 8, 570: 10, 440: 8 },
  banned_ben: { 730: 6, 570: 8, 440: 6 },
  stranger: { 730: 10, 570: 14, 440: 12 },
}
const knownSkins = [
  'AK-47 | Redline',
  'AWP | Asiimov',
  'M4A1-S | Printstream',
  'Desert Eagle | Blaze',
  'Glock-18 | Fade',
  'USP-S | Kill Confirmed',
  'AK-47 | Vulcan',
  'AWP | Dragon Lore',
  'M4A4 | Neo-Noir',
  'P250 | Asiimov',
  '★ Karambit | Doppler',
  '★ Butterfly Knife | Fade',
  '★ M9 Bayonet | Tiger Tooth',
  '★ Sport Gloves | Vice',
  'AK-47 | Case Hardened',
  'MP9 | Bulldozer',
  'Five-SeveN | Monkey Business',
  'Nova | Hyper Beast',
  'Galil AR | Chatterbox',
  'SSG 08 | Blood in the Water',
]
const stickerNames = [
  'Crown (Foil)',
  'Howling Dawn',
  'Aces High',
  'Lucky 13',
  'Flammable (Foil)',
  'Skull Lil Boney',
]

/** The people, bots and inventories of the demonstration; the same for the same seed. */
export function seedWorld(world: World) {
  const { people, bots } = demoWorld.parse(
    JSON.parse(readFileSync(path.join(dataFolder, 'demo-world.json'), 'utf8')),
  )
  for (const one of people) {
    const account = createAccount(world, one)
    const { cannotTrade, escrowDays } = one
    world.accounts.put({ ...account, private: one.private, cannotTrade, escrowDays })
    for (const [appid, count] of Object.entries(stock[one.login] ?? {}))
      fill(world, one.steamId, Number(appid), count)
  }
  for (const one of bots)
    world.accounts.put({ ...createAccount(world, { ...one, bot: true }), acknowledged: false })
}

function fill(world: World, owner: string, appid: number, count: number) {
  const random = seeded(hash(`${world.meta.seed} ${owner} ${appid}`))
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)]
  const ladder = [...Map.groupBy(candidates(appid), (item) => item.rarity).values()]
  for (let given = 0; given < count; ) {
    const known = appid === 730 && given < count * 0.6 ? pick(knownSkins) : undefined
    const definition = known ? undefined : pick(ladder[given % ladder.length] ?? [])
    const twice = definition?.commodity === true && given + 2 <= count && random() < 0.5
    const statTrak = definition?.statTrak === true && random() < 0.2
    const stickers =
      appid === 730 && definition?.wear && random() < 0.4 ? [pick(stickerNames) ?? ''] : undefined
    const extras = {
      ...(statTrak ? { statTrak } : {}),
      ...(stickers ? { stickers } : {}),
      count: twice ? 2 : 1,
    }
    giveItems(world, owner, { appid, name: known ?? definition?.id ?? '', ...extras })
    given += extras.count
  }
}

/** The dearest things are too rare to lie in every demo inventory. */
function candidates(appid: number): Definition[] {
  return catalogueOf(appid).items.filter((item) => item.rarity !== 'contraband')
}
