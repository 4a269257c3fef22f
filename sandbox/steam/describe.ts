import { catalogueOf, type Definition, exteriorOf } from './catalogue'
import { hash } from './random'
import type { Description, Line, Property, Tag } from './rows'

export interface Make {
  appid: number
  definition: Definition
  wear?: number | undefined
  paintSeed?: number | undefined
  statTrak?: boolean | undefined
  stickers?: string[] | undefined
  tradable?: boolean | undefined
}

/** What Steam says about such an item. Same make, same classid and instanceid. */
export function describe(make: Make): Description {
  const { appid, definition } = make
  const tradable = make.tradable ?? true
  const exterior = definition.wear && make.wear !== undefined ? exteriorOf(appid, make.wear) : ''
  const name = make.statTrak ? starred(definition.name) : definition.name
  const marketHashName = exterior ? `${name} (${exterior})` : name
  const stickers = make.stickers ?? []
  const classid = String(310_000_000 + (hash(`${appid} ${definition.id} ${marketHashName}`) % 6_000_000_000))
  const special = [...stickers, tradable ? '' : 'untradable'].filter(Boolean).join(' ')
  const plain = appid === 730 && definition.wear ? '188530139' : '0'
  const instanceid = special ? String(300_000_000 + (hash(special) % 4_000_000_000)) : plain
  return {
    id: `${appid}_${classid}_${instanceid}`,
    appid,
    classid,
    instanceid,
    name: appid === 730 ? name : marketHashName,
    marketHashName,
    type: make.statTrak ? `StatTrak™ ${definition.type}` : definition.type,
    tradable,
    marketable: tradable && definition.marketable !== false,
    commodity: definition.commodity ?? false,
    color:
      appid === 730
        ? make.statTrak
          ? 'CF6A32'
          : 'D2D2D2'
        : (rarityOf(appid, definition)?.color ?? 'D2D2D2'),
    tags: tagsOf(appid, definition, exterior, make.statTrak ?? false),
    lines: linesOf(definition, exterior, stickers),
  }
}

export function propertiesOf({ appid, definition, wear, paintSeed }: Make): Property[] {
  if (appid !== 730 || !definition.wear || wear === undefined) return []
  return [
    { propertyid: 1, int_value: String(paintSeed ?? 0), name: 'Pattern Template' },
    { propertyid: 2, float_value: wear.toFixed(18), name: 'Wear Rating' },
    ...(definition.paint
      ? [{ propertyid: 7, int_value: String(definition.paint), name: 'Finish Catalog' }]
      : []),
  ]
}

const starred = (name: string) =>
  name.startsWith('★ ') ? `★ StatTrak™ ${name.slice(2)}` : `StatTrak™ ${name}`

const rarityOf = (appid: number, definition: Definition) => catalogueOf(appid).rarities[definition.rarity]

function tagsOf(appid: number, item: Definition, exterior: string, statTrak: boolean): Tag[] {
  const rarity = rarityOf(appid, item)
  const quality = statTrak ? 'StatTrak™' : (item.quality ?? (item.name.startsWith('★') ? '★' : 'Normal'))
  const pairs: [category: string, label: string, value: string | undefined, color?: string | undefined][] = [
    ['Quality', 'Quality', quality],
    ['Rarity', appid === 730 ? 'Quality' : 'Rarity', rarity?.name, rarity?.color],
    ['Type', 'Type', item.category],
    ['Weapon', 'Weapon', item.weapon],
    ['ItemSet', 'Collection', item.collection],
    ['Slot', 'Slot', item.slot],
    ['Hero', 'Hero', item.hero],
    ['Class', 'Class', item.class],
    ['Exterior', 'Exterior', exterior || undefined],
  ]
  return pairs.flatMap(([category, localized_category_name, value, color]) =>
    value
      ? [
          {
            category,
            internal_name: internal(value),
            localized_category_name,
            localized_tag_name: value,
            ...(color ? { color } : {}),
          },
        ]
      : [],
  )
}

const internal = (value: string) => value.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_|_$/g, '')

function linesOf(item: Definition, exterior: string, stickers: string[]): Line[] {
  const lines: Line[] = []
  if (exterior) lines.push({ type: 'html', value: `Exterior: ${exterior}`, name: 'exterior_wear' })
  if (item.hero) lines.push({ type: 'html', value: `Used By: ${item.hero}` })
  if (item.effect) lines.push({ type: 'html', value: `★ Unusual Effect: ${item.effect}`, color: 'ffd700' })
  if (item.collection)
    lines.push({ type: 'html', value: item.collection, color: '9da1a9', name: 'itemset_name' })
  if (stickers.length > 0) {
    const value = `<br><div id="sticker_info" class="sticker_info"><center>Sticker: ${stickers.join(', ')}</center></div>`
    lines.push({ type: 'html', value, name: 'sticker_info' })
  }
  return lines
}
