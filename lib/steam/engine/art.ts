import { type Random, seeded } from '@/lib/kernel/random'
import { type ArtApp, artApps, shapeOf } from './art-kinds'
import { type Palette, paletteOf } from './art-palettes'
import { field, patternOf } from './art-patterns'
import { between, hashOf, round } from './art-random'
import type { Material, Part, Shape } from './art-shapes'

export { type ArtApp, artApps }

export type ArtInput = {
  app: ArtApp
  /** The weapon, slot or type: "AK-47", "Staff", "Hat". */
  kind: string
  /** The finish or the item's name: it decides colours and pattern. */
  name: string
  /** Moves the pattern, as the paint seed does in the game. */
  seed?: number | undefined
  /** 0 to 1: scratches the paint. */
  wear?: number | undefined
}

const ground = (y: number) => `<ellipse cx="160" cy="${y}" rx="104" ry="5" fill="#000" opacity=".16"/>`

const canvases = {
  wide: { box: '-4 0 328 150', centre: '160 75', shadow: ground(143) },
  diagonal: { box: '0 -29 320 208', centre: '160 75', shadow: ground(170) },
  tall: { box: '0 -4 320 208', centre: '160 100', shadow: ground(198) },
}

const vertical = (id: string, ...stops: string[]) =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${stops
    .map((stop, index) => `<stop offset="${[0, 0.4, 1][index]}" stop-color="${stop}"/>`)
    .join('')}</linearGradient>`

const materials = [
  vertical('metal', '#8b93a4', '#525968', '#2b303b'),
  vertical('dark', '#555b69', '#30343e', '#181a20'),
  vertical('gold', '#ffe9a6', '#d9a02e', '#7d5210'),
  vertical('wood', '#b8824a', '#80522a', '#4a2c14'),
  vertical('leather', '#8f5f3f', '#5f3d27', '#35200f'),
  vertical('bone', '#f8f0dc', '#d0bf99', '#8d7a55'),
].join('')

function defs(palette: Palette): string {
  const [dark, light, motif, second, glow] = palette
  return `${materials}${vertical('trim', motif, second, dark)}
<linearGradient id="ground" x1="0" y1="0" x2="1" y2=".35"><stop stop-color="${dark}"/><stop offset=".5" stop-color="${light}"/><stop offset="1" stop-color="${dark}"/></linearGradient>
<radialGradient id="glow"><stop stop-color="#fff"/><stop offset=".45" stop-color="${glow}"/><stop offset="1" stop-color="${glow}" stop-opacity=".82"/></radialGradient>
<radialGradient id="halo"><stop stop-color="${glow}" stop-opacity=".62"/><stop offset="1" stop-color="${glow}" stop-opacity="0"/></radialGradient>
<linearGradient id="shade" x1="0" y1="0" x2="0" y2="1"><stop stop-color="#fff" stop-opacity=".38"/><stop offset=".42" stop-color="#fff" stop-opacity="0"/><stop offset=".55" stop-opacity="0"/><stop offset="1" stop-opacity=".42"/></linearGradient>`
}

/** Fade runs through the whole palette; every other ground is dark, light, dark. */
function coat(name: string, [, light, motif, second, glow]: Palette): string {
  const { x, y, width, height } = field
  const box = `x="${x}" y="${y}" width="${width}" height="${height}"`
  if (!/fade/i.test(name)) return `<rect ${box} fill="url(#ground)"/>`
  const stops = ['#ffcf4a', '#ff8a3d', '#f0418a', light, glow]
    .map((stop, index) => `<stop offset="${index / 4}" stop-color="${stop}"/>`)
    .join('')
  return `<linearGradient id="fade" x1="0" y1="0" x2="1" y2=".35">${stops}</linearGradient><rect ${box} fill="url(#fade)" data-motif="${motif}${second}"/>`
}

function scratches(wear: number, random: Random): string {
  const count = Math.round(Math.max(0, wear - 0.07) * 60)
  return Array.from({ length: count }, () => {
    const x = round(between(0, 320, random))
    const y = round(between(30, 170, random))
    const run = round(between(5, 18, random))
    const fall = round(between(-5, 5, random))
    return `<path d="M${x} ${y}l${run} ${fall}" stroke="#aab0bc" stroke-width="${round(between(0.6, 1.9, random))}" opacity=".55"/>`
  }).join('')
}

const outline = 'stroke="#0b0d12" stroke-opacity=".55"'

function draw(d: string, material: Material, id: string): string {
  if (material === 'glow') return `<path d="${d}" fill="url(#glow)"/>`
  if (material !== 'paint') {
    return `<path d="${d}" fill="url(#${material})" fill-rule="evenodd" ${outline}/>`
  }
  return `<clipPath id="${id}"><path d="${d}" clip-rule="evenodd"/></clipPath><use href="#paint" clip-path="url(#${id})"/><path d="${d}" fill="url(#shade)" fill-rule="evenodd" ${outline}/>`
}

function drawPart([material, d, both]: Part, index: number): string {
  const once = draw(d, material, `p${index}`)
  if (!both) return once
  return `${once}<g transform="matrix(-1 0 0 1 320 0)">${draw(d, material, `q${index}`)}</g>`
}

function engraving(lines: string): string {
  return `<path d="${lines}" fill="none" stroke="#08090c" stroke-opacity=".5" stroke-width="1.5"/><path d="${lines}" fill="none" stroke="#fff" stroke-opacity=".13" transform="translate(0 1.2)"/>`
}

function body({ parts, lines, halo }: Shape): string {
  const light = (opacity: number) =>
    halo
      ? `<circle cx="${halo[0]}" cy="${halo[1]}" r="${halo[2]}" fill="url(#halo)" opacity="${opacity}"/>`
      : ''
  return `${light(1)}${parts.map(drawPart).join('')}${lines ? engraving(lines) : ''}${light(0.35)}`
}

const prefixes =
  /^(★|StatTrak™|Souvenir|Strange|Unusual|Genuine|Vintage|Haunted|Inscribed|Exalted|Festive|(Specialized|Professional)? ?Killstreak)\s+/i

/** What the colours follow: the finish without weapon, exterior and quality. */
export function finishOf(name: string): string {
  const finish = name
    .slice(name.indexOf('|') + 1)
    .replace(/\s*\([^)]*\)\s*$/, '')
    .trim()
  const bare = finish.replace(prefixes, '')
  return bare === finish ? finish : finishOf(bare)
}

/** A whole SVG document. The same input always gives the same bytes. */
export function drawItem({ app, kind, name: fullName, seed = 0, wear = 0 }: ArtInput): string {
  const shape = shapeOf(app, kind, fullName)
  const name = finishOf(fullName)
  const canvas = canvases[shape.canvas]
  const palette = paletteOf(app, name)
  const random = seeded(hashOf(`${app}/${name}/${seed}`))
  const paint = `${coat(name, palette)}${patternOf(app, name, palette, random)}${scratches(wear, random)}`
  const turn = shape.rotate ? ` transform="rotate(${shape.rotate} ${canvas.centre})"` : ''
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${canvas.box}"><defs>${defs(palette)}<g id="paint">${paint}</g></defs>${canvas.shadow}<g${turn}>${body(shape)}</g></svg>`
}
