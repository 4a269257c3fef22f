import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

export const source = '@ianlucas/cs2-lib@7.33.1'

const rarityOfColor = {
  '#b0c3d9': 'consumer',
  '#5e98d9': 'industrial',
  '#4b69ff': 'milspec',
  '#8847ff': 'restricted',
  '#d32ce6': 'classified',
  '#eb4b4b': 'covert',
  '#e4ae39': 'contraband',
}
export const rarities = {
  base: { name: 'Base Grade', tier: 'consumer', color: 'b0c3d9', priceMinor: 70 },
  consumer: { name: 'Consumer Grade', tier: 'consumer', color: 'b0c3d9', priceMinor: 6 },
  industrial: { name: 'Industrial Grade', tier: 'industrial', color: '5e98d9', priceMinor: 22 },
  milspec: { name: 'Mil-Spec Grade', tier: 'milspec', color: '4b69ff', priceMinor: 95 },
  restricted: { name: 'Restricted', tier: 'restricted', color: '8847ff', priceMinor: 480 },
  classified: { name: 'Classified', tier: 'classified', color: 'd32ce6', priceMinor: 1_900 },
  covert: { name: 'Covert', tier: 'covert', color: 'eb4b4b', priceMinor: 7_200 },
  contraband: { name: 'Contraband', tier: 'gold', color: 'e4ae39', priceMinor: 260_000 },
  extraordinary: { name: 'Extraordinary', tier: 'gold', color: 'eb4b4b', priceMinor: 21_000 },
  knife: { name: 'Covert', tier: 'gold', color: 'eb4b4b', priceMinor: 28_000 },
  highGrade: { name: 'High Grade', tier: 'milspec', color: '4b69ff', priceMinor: 30 },
  remarkable: { name: 'Remarkable', tier: 'restricted', color: '8847ff', priceMinor: 160 },
  exotic: { name: 'Exotic', tier: 'classified', color: 'd32ce6', priceMinor: 700 },
  extraordinarySticker: { name: 'Extraordinary', tier: 'covert', color: 'eb4b4b', priceMinor: 2_100 },
}
const stickerRarity = {
  '#4b69ff': 'highGrade',
  '#8847ff': 'remarkable',
  '#d32ce6': 'exotic',
  '#eb4b4b': 'extraordinarySticker',
}
const kinds = { secondary: 'Pistol', smg: 'SMG', rifle: 'Rifle', equipment: 'Equipment' }
const shotguns = new Set([25, 27, 29, 35])
const snipers = new Set([9, 11, 38, 40])
const weaponCase = 0
const souvenirCase = 3
const stickersPerRarity = 40

/** Fetches the package into a folder that is thrown away, and keeps what the market needs of it. */
export async function readCs2() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cs2-lib-'))
  try {
    const args = [
      'install',
      '--prefix',
      folder,
      '--no-save',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      source,
    ]
    const npm = spawnSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' })
    const home = path.join(folder, 'node_modules/@ianlucas/cs2-lib/dist')
    if (npm.status !== 0 || !existsSync(home)) throw new Error(`npm could not fetch ${source}`)
    const { CS2_ITEMS } = await import(pathToFileURL(path.join(home, 'index.mjs')).href)
    const { english } = await import(pathToFileURL(path.join(home, 'translations/index.mjs')).href)
    return reduce(CS2_ITEMS, (item) => english[item.id])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function reduce(all, words) {
  const byId = new Map(all.map((item) => [item.id, item]))
  const within = (type) =>
    new Set(
      all
        .filter((one) => one.type === 'case' && one.containerType === type)
        .flatMap((one) => one.contents ?? []),
    )
  const inCases = within(weaponCase)
  const inSouvenirs = within(souvenirCase)
  const painted = all.filter((one) => ['weapon', 'melee', 'glove'].includes(one.type) && !one.base)
  const cases = all.filter((one) => one.type === 'case' && one.containerType === weaponCase)
  return [
    ...painted.map((one) => paint(one, byId.get(one.baseId), words, inCases, inSouvenirs)),
    ...cases.map((one) => ({
      name: words(one).name.replace(/^Container \| /, ''),
      type: 'Base Grade Container',
      category: 'Container',
      rarity: 'base',
      def: one.def,
      commodity: true,
    })),
    ...stickers(all, words),
  ]
}

function paint(item, base, words, inCases, inSouvenirs) {
  const knife = item.type === 'melee'
  const glove = item.type === 'glove'
  const { name, collectionName } = words(item)
  const category = knife ? 'Knife' : glove ? 'Gloves' : kindOf(item)
  const rarity = knife ? 'knife' : glove ? 'extraordinary' : rarityOfColor[item.rarity]
  const star = knife || glove
  return {
    name: star ? `★ ${name}` : name,
    type: `${star ? '★ ' : ''}${rarities[rarity].name} ${category}`,
    category,
    weapon: words(base).name,
    rarity,
    ...(collectionName ? { collection: collectionName } : {}),
    def: item.def,
    paint: item.index,
    wear: [item.wearMin, item.wearMax],
    ...(item.altName ? { phase: item.altName } : {}),
    ...(knife || inCases.has(item.id) ? { statTrak: true } : {}),
    ...(inSouvenirs.has(item.id) ? { souvenir: true } : {}),
  }
}

function kindOf({ category, def }) {
  if (snipers.has(def)) return 'Sniper Rifle'
  if (category === 'heavy') return shotguns.has(def) ? 'Shotgun' : 'Machinegun'
  return kinds[category] ?? 'Weapon'
}

/** The first stickers of every grade that carry no player's name. */
function stickers(all, words) {
  const plain = all.filter((one) => one.type === 'sticker' && !/autograph/.test(words(one).desc ?? ''))
  return Object.entries(stickerRarity).flatMap(([color, rarity]) =>
    plain
      .filter((one) => one.rarity === color)
      .slice(0, stickersPerRarity)
      .map((one) => ({
        name: words(one).name,
        type: `${rarities[rarity].name} Sticker`,
        category: 'Sticker',
        rarity,
        ...(words(one).category ? { collection: words(one).category } : {}),
        def: one.def,
        paint: one.index,
        commodity: true,
      })),
  )
}
