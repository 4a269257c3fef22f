import { seeded } from '@/lib/kernel/random'
import { hashOf, pick } from './art-random'

/** Ground dark, ground light, motif, second motif, glow. */
export type Palette = readonly [string, string, string, string, string]

const palettes = {
  ember: ['#3a0d10', '#8f1d1a', '#ff7a2e', '#ffcf5a', '#ff8a3d'],
  crimson: ['#4a0a14', '#b3182a', '#1a0508', '#ff5a5f', '#ff4a5e'],
  gold: ['#6b4308', '#d99a1e', '#fff0b8', '#8a4a08', '#ffd24a'],
  frost: ['#123a5c', '#5fb4e8', '#e8f8ff', '#1c6fb0', '#8fe3ff'],
  ocean: ['#0d2b5c', '#2b7fd0', '#eaf4f6', '#0fd1c2', '#3fd6ff'],
  venom: ['#0c2e1c', '#1f8a4c', '#b8f04a', '#0b1a10', '#7dff5a'],
  jade: ['#0b3d38', '#1fa58c', '#e4fff4', '#0a5c7a', '#5affd0'],
  void: ['#1b0b3a', '#5a1fa0', '#ff4fa3', '#28e7ff', '#b06aff'],
  orchid: ['#3b1048', '#a53be0', '#ffd0f4', '#5b4bff', '#e07aff'],
  arctic: ['#cdd5df', '#f5f6f8', '#1a66c9', '#12161e', '#bfe6ff'],
  pearl: ['#dcd6ea', '#ffffff', '#15161a', '#dff0ee', '#f6c9e8'],
  hazard: ['#dfe2e7', '#f5f6f8', '#f0761b', '#17181c', '#ffb14a'],
  carbon: ['#1b1d23', '#31343f', '#d4202f', '#ff5a5f', '#ff5a5f'],
  desert: ['#6e5433', '#b8935c', '#e6cfa0', '#4a3820', '#ffd890'],
  forest: ['#26331f', '#566b3a', '#8a8a52', '#171f14', '#b8e07a'],
  sunset: ['#7a1d5c', '#f0418a', '#ff8a3d', '#ffcf4a', '#ff7ab8'],
  royal: ['#141e52', '#3450c4', '#ffd24a', '#8fa8ff', '#7a9cff'],
  bone: ['#6e6248', '#d6c8a2', '#4a3f2c', '#fff6df', '#ffe9a8'],
  team: ['#6e2a22', '#b8483a', '#f0e2c4', '#3a1a16', '#ff9a6b'],
  blu: ['#2a4256', '#5885a2', '#f0e2c4', '#1a2a36', '#8fd0ff'],
  steel: ['#3c4048', '#8b909a', '#d6dae2', '#2a2d34', '#ffb066'],
  khaki: ['#4a4430', '#8a8058', '#d8cc9a', '#2e2a1c', '#ffe890'],
} satisfies Record<string, Palette>

export type PaletteName = keyof typeof palettes

const words: [RegExp, PaletteName][] = [
  [/\b(scrap|reclaimed|refined)\b/i, 'steel'],
  [/asiimov|hazard|caution|construct/i, 'hazard'],
  [/printstream|pearl/i, 'pearl'],
  [/vulcan|arctic|white|snow/i, 'arctic'],
  [/redline|carbon|graphite|black|night|shadow/i, 'carbon'],
  [/crimson|blood|scarlet|ruby|red|rage|demon|slaughter|bloodseeker|axe\b/i, 'crimson'],
  [/gold|tiger|midas|australium|sun|dawn|lion|omniknight|solar/i, 'gold'],
  [/frost|ice|crystal|winter|glaci|cold|frozen|lich/i, 'frost'],
  [/ocean|wave|tide|water|naga|kunkka|sea|abyss|slardar|morph/i, 'ocean'],
  [/venom|toxic|poison|acid|viper|ghost|undying|necro|gamma|emerald/i, 'venom'],
  [/jade|spirit|nature|forest prophet|lotus|ancient/i, 'jade'],
  [/void|enigma|shadow fiend|nether|night stalker|spectre|dark|terror|riftshadow|neo-noir|hyper/i, 'void'],
  [/fire|flame|blaze|ember|lina|inferno|magma|dragon|phoenix|wildfire|burn|hell|demon/i, 'ember'],
  [/fade|doppler|orchid|arcan|violet|amethyst|mystic|templar|psionic/i, 'orchid'],
  [/sunset|marble|candy|pink|love|heart/i, 'sunset'],
  [/royal|king|knight|legion|sven|sapphire|blue|case hardened|storm|zeus|thunder|lightning/i, 'royal'],
  [/desert|sand|dune|pharaoh|earthshaker/i, 'desert'],
  [/orange|copper|bronze|rust/i, 'sunset'],
  [/camo|forest|jungle|olive|green|bamboo|beaver|leaf|wood|safari|hunter|ranger/i, 'forest'],
  [/bone|skull|death|wraith|ivory|clinkz|pudge|butcher/i, 'bone'],
]

const fallbacks = {
  730: ['ocean', 'void', 'ember', 'jade', 'crimson', 'sunset', 'royal', 'forest', 'desert', 'arctic'],
  570: ['ember', 'void', 'frost', 'jade', 'royal', 'orchid', 'gold', 'venom', 'crimson', 'ocean'],
  440: ['team', 'blu', 'khaki', 'gold', 'desert', 'carbon', 'forest', 'team', 'hazard', 'royal'],
} satisfies Record<number, [PaletteName, ...PaletteName[]]>

/** The colours a name asks for, or colours drawn by its hash from those that suit the game. */
export function paletteOf(app: 730 | 570 | 440, name: string): Palette {
  const asked = words.find(([word]) => word.test(name))?.[1]
  const chosen: PaletteName = asked ?? pick(fallbacks[app], seeded(hashOf(name)))
  return palettes[chosen]
}
