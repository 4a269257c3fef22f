import type { Random } from '@/lib/kernel/random'
import type { Palette } from './art-palettes'
import { between, pick, round } from './art-random'

/** Everything is drawn over this field, larger than any item. */
export const field = { x: -20, y: -30, width: 370, height: 260 }

type Pattern = (palette: Palette, random: Random) => string

const repeat = (count: number, draw: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => draw(index)).join('')

const somewhere = (random: Random): [number, number] => [
  between(field.x, field.x + field.width, random),
  between(field.y + 30, field.y + field.height - 30, random),
]

/** A closed organic outline around a point. */
function blob(cx: number, cy: number, radius: number, random: Random): string {
  const corners = 7
  const points = Array.from({ length: corners }, (_, index) => {
    const angle = (index / corners) * Math.PI * 2
    const reach = radius * between(0.55, 1.25, random)
    return [cx + Math.cos(angle) * reach * 1.5, cy + Math.sin(angle) * reach] as const
  })
  const middle = (one: readonly [number, number], two: readonly [number, number]) =>
    `${round((one[0] + two[0]) / 2)} ${round((one[1] + two[1]) / 2)}`
  const at = (index: number) => points[index % corners] ?? ([cx, cy] as const)
  const curves = points.map(
    (point, index) => `Q${round(point[0])} ${round(point[1])} ${middle(point, at(index + 1))}`,
  )
  return `M${middle(at(corners - 1), at(0))}${curves.join('')}Z`
}

const patches =
  (count: number, low: number, high: number): Pattern =>
  (palette, random) =>
    repeat(count, (index) => {
      const [x, y] = somewhere(random)
      const colour = palette[2 + (index % 2)] ?? palette[2]
      const fill = index % 3 === 0 ? palette[0] : colour
      return `<path d="${blob(x, y, between(low, high, random), random)}" fill="${fill}" opacity=".85"/>`
    })

const slashes: Pattern = (palette, random) =>
  repeat(8, (index) => {
    const x = index * 46 + between(-22, 12, random)
    const width = between(10, 34, random)
    const lean = between(18, 44, random)
    const fill = index % 3 === 1 ? palette[3] : palette[2]
    return `<path d="M${round(x + lean)} -30H${round(x + lean + width)}L${round(x + width - lean)} 230H${round(x - lean)}Z" fill="${fill}"/>`
  })

const stripes: Pattern = (palette, random) =>
  repeat(3, (index) => {
    const y = 58 + index * 15 + between(-4, 4, random)
    const tall = index === 1 ? 9 : 3
    const fill = index === 1 ? palette[2] : palette[3]
    return `<path d="M-20 ${round(y + 22)}L70 ${round(y)}L190 ${round(y - 2)}L350 ${round(y + 4)}V${round(y + 4 + tall)}L190 ${round(y - 2 + tall)}L72 ${round(y + tall + 1)}L-20 ${round(y + 22 + tall * 1.4)}Z" fill="${fill}"/>`
  })

const web: Pattern = (palette, random) =>
  `<g stroke="${palette[2]}" stroke-width="1.4" fill="none">${repeat(3, (index) => {
    const cx = 70 + index * 95 + between(-20, 20, random)
    const cy = between(50, 100, random)
    const point = (angle: number, reach: number) =>
      `${round(cx + Math.cos(angle) * reach)} ${round(cy + Math.sin(angle) * reach)}`
    const spokes = repeat(12, (spoke) => `M${round(cx)} ${round(cy)}L${point((spoke * Math.PI) / 6, 95)}`)
    const rings = repeat(6, (ring) => {
      const reach = 11 + ring * 13
      const corners = Array.from({ length: 12 }, (_, corner) => {
        const angle = (corner * Math.PI) / 6
        return `Q${point(angle - Math.PI / 12, reach * 0.86)} ${point(angle, reach)}`
      })
      return `M${point(-Math.PI / 6, reach)}Q${point(-Math.PI / 12, reach * 0.86)} ${point(0, reach)}${corners.slice(1).join('')}`
    })
    return `<path d="${spokes}${rings}"/>`
  })}</g>`

const tiger: Pattern = (palette, random) =>
  repeat(17, (index) => {
    const x = index * 22 - 12 + between(-4, 4, random)
    const reach = between(40, 70, random)
    return `<path d="M${round(x)} 0q16 ${round(reach)} 4 170q-13-${round(reach + 20)}-4-170z" fill="${palette[3]}" opacity=".62"/>`
  })

const waves: Pattern = (palette, random) =>
  repeat(11, (index) => {
    const y = -10 + index * 17 + between(-3, 3, random)
    const stroke = index % 2 ? palette[2] : palette[3]
    return `<path d="M-20 ${round(y)}q20-13 40 0${'t40 0'.repeat(9)}" fill="none" stroke="${stroke}" stroke-width="${index % 3 ? 3 : 7}" opacity=".8"/>`
  })

const scales: Pattern = (palette, random) =>
  repeat(17, (row) =>
    repeat(29, (column) => {
      const x = -18 + column * 12 + (row % 2) * 6
      const y = row * 11
      const fill = random() < 0.34 ? palette[2] : random() < 0.5 ? palette[3] : palette[0]
      return `<path d="M${x} ${y}q6 12 12 0z" fill="${fill}" opacity=".78"/>`
    }),
  )

const hexes: Pattern = (palette, random) =>
  repeat(11, (row) =>
    repeat(16, (column) => {
      const x = -16 + column * 24 + (row % 2) * 12
      const y = -6 + row * 20
      const fill = pick([palette[0], palette[1], palette[2], palette[0]], random)
      return `<path d="M${x} ${y}l12-7l12 7v13l-12 7l-12-7z" fill="${fill}" stroke="${palette[0]}" stroke-width="1.5" opacity=".8"/>`
    }),
  )

const flames: Pattern = (palette, random) =>
  repeat(2, (layer) =>
    repeat(12, (index) => {
      const x = -24 + index * 31 + between(-8, 8, random)
      const top = between(30, 70, random) + layer * 26
      return `<path d="M${round(x)} 200C${round(x - 8)} 150 ${round(x + 2)} 120 ${round(x + 18)} ${round(top)}C${round(x + 16)} ${round(top + 34)} ${round(x + 40)} 130 ${round(x + 36)} 200Z" fill="${layer ? palette[3] : palette[2]}" opacity=".86"/>`
    }),
  )

const filigree: Pattern = (palette, random) =>
  `<g fill="none" stroke="${palette[2]}" stroke-width="2" opacity=".8">${repeat(13, () => {
    const [x, y] = somewhere(random)
    const size = between(8, 17, random)
    const turn = random() < 0.5 ? 1 : -1
    return `<path d="M${round(x - size * 2)} ${round(y)}q${round(size)} ${round(-size * turn)} ${round(size * 2)} 0t${round(size)} ${round(size * 0.6 * turn)}q${round(-size * 0.7)} ${round(size * 0.4 * turn)} ${round(-size * 0.8)} ${round(-size * 0.3 * turn)}"/>`
  })}</g>`

const bolts: Pattern = (palette, random) =>
  repeat(6, (index) => {
    const y = 24 + index * 24 + between(-8, 8, random)
    const steps = repeat(9, () => `l${round(between(24, 44, random))} ${round(between(-15, 15, random))}`)
    return `<path d="M-20 ${round(y)}${steps}" fill="none" stroke="${index % 2 ? palette[3] : palette[2]}" stroke-width="${round(between(1.2, 3.2, random))}"/>`
  })

const digital: Pattern = (palette, random) =>
  repeat(170, () => {
    const [x, y] = somewhere(random)
    const fill = pick([palette[0], palette[2], palette[3]], random)
    return `<rect x="${Math.round(x / 6) * 6}" y="${Math.round(y / 6) * 6}" width="${pick([6, 12, 18], random)}" height="6" fill="${fill}" opacity=".8"/>`
  })

const fibres: Pattern = (palette, random) =>
  repeat(30, (index) => {
    const y = index * 7 - 10
    const bend = () => round(y + between(-16, 16, random))
    const stroke = [palette[2], palette[3], palette[4]][index % 3]
    return `<path d="M-20 ${bend()}C80 ${bend()} 200 ${bend()} 350 ${bend()}" stroke="${stroke}" stroke-width="1.3" fill="none" opacity=".8"/>`
  })

const none: Pattern = () => ''

const patterns = {
  slashes,
  stripes,
  web,
  tiger,
  waves,
  scales,
  hexes,
  flames,
  filigree,
  bolts,
  digital,
  fibres,
  none,
  camo: patches(26, 13, 26),
  marble: patches(80, 5, 15),
} satisfies Record<string, Pattern>

type PatternName = keyof typeof patterns

const words: [RegExp, PatternName][] = [
  [/web|spider/i, 'web'],
  [/marble/i, 'marble'],
  [/fade|plain|mono|refined|scrap|reclaimed/i, 'none'],
  [/doppler|marble|case hardened|nebula/i, 'marble'],
  [/tiger|zebra|slaughter/i, 'tiger'],
  [/redline|stripe|racing/i, 'stripes'],
  [/asiimov|vulcan|printstream|neo|noir/i, 'slashes'],
  [/beast|dragon|scale|naga|serpent|viper|slardar/i, 'scales'],
  [/wave|ocean|tide|sea|kunkka/i, 'waves'],
  [/fire|flame|blaze|ember|inferno|lina|phoenix|hell|burn/i, 'flames'],
  [/camo|forest|jungle|safari|hunter|woodland/i, 'camo'],
  [/ddpat|digital|pixel|circuit/i, 'digital'],
  [/storm|thunder|lightning|bolt|zeus|arc/i, 'bolts'],
  [/hex|carbon|reactor|australium/i, 'hexes'],
  [/wildfire|damascus|fibre|wood/i, 'fibres'],
]

const fallbacks = {
  730: ['slashes', 'camo', 'hexes', 'scales', 'waves', 'marble', 'bolts', 'digital', 'stripes', 'fibres'],
  570: ['filigree', 'filigree', 'scales', 'marble', 'bolts', 'none', 'flames', 'filigree'],
  440: ['none', 'none', 'stripes', 'none', 'camo', 'none', 'fibres'],
} satisfies Record<number, [PatternName, ...PatternName[]]>

export function patternOf(app: 730 | 570 | 440, name: string, palette: Palette, random: Random): string {
  const asked = words.find(([word]) => word.test(name))?.[1]
  const chosen: PatternName = asked ?? pick(fallbacks[app], random)
  return patterns[chosen](palette, random)
}
