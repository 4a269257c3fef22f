import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { rarities as cs2Rarities, readCs2, source } from './item-data/cs2.mjs'
import * as dota2 from './item-data/dota2.mjs'
import * as tf2 from './item-data/tf2.mjs'

/** Writes data/steam/{cs2,dota2,tf2}.json. Run it by hand when the lists or the package change. */
const folder = path.resolve(import.meta.dirname, '../data/steam')

const cs2 = await readCs2()
write('cs2', 730, cs2Rarities, cs2, `npm ${source} (MIT), reduced`)
write('dota2', 570, dota2.rarities, dota2.items, 'written by hand for the demo')
write('tf2', 440, tf2.rarities, tf2.items, 'written by hand for the demo')

function write(game, appid, rarities, items, origin) {
  const plain = Object.entries(rarities).map(([id, { priceMinor: _price, ...rest }]) => [id, rest])
  const head = {
    game,
    appid,
    origin,
    prices: 'synthetic',
    currency: 'EUR',
    rarities: Object.fromEntries(plain),
  }
  const seen = new Set()
  const lines = items.map((item) => {
    const id = unused(seen, `${game}/${slug([item.name, item.phase, item.effect].filter(Boolean).join(' '))}`)
    return JSON.stringify({ id, ...item, refPriceMinor: item.refPriceMinor ?? price(id, item, rarities) })
  })
  const text = `${JSON.stringify(head).slice(0, -1)},"items":[\n${lines.join(',\n')}\n]}\n`
  const file = path.join(folder, `${game}.json`)
  writeFileSync(file, text)
  console.log(`${file}: ${items.length} items, ${Math.round(text.length / 1024)} kB`)
}

/** A made-up price: the rarity's base times 0.45 to 2.7, drawn from the item's id. Not a market price. */
function price(id, item, rarities) {
  const spread = 0.45 * 6 ** (fnv(id) / 4_294_967_296)
  const golden = /^Golden /.test(item.name) ? 3 : 1
  return Math.max(3, Math.round(rarities[item.rarity].priceMinor * spread * golden))
}

function unused(seen, wanted) {
  let id = wanted
  for (let n = 2; seen.has(id); n++) id = `${wanted}-${n}`
  seen.add(id)
  return id
}

function slug(text) {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

function fnv(text) {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return value >>> 0
}
