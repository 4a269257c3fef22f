export type SlippageKind = 'none' | 'fraction' | 'ticks' | 'range' | 'volume'
export type Inside = 'worst' | 'nearest'

/** What a market costs and how its bars are read. Fractions, not percent; 0 switches a thing off. See docs/backtest.md. */
export interface Settings {
  cash: number
  leverage: number
  maintenance: number
  liquidationFee: number
  makerFee: number
  takerFee: number
  fixedFee: number
  /** Distance of ask and bid as a fraction of the price. */
  spread: number
  slippage: { kind: SlippageKind; value: number }
  tick: number
  lot: number
  /** Share of a bar's volume that our fills may take. */
  volumeShare: number
  /** How far beyond a limit the price must trade before it counts as filled. */
  limitThrough: number
  inside: Inside
}

const plain: Settings = {
  cash: 10_000,
  leverage: 1,
  maintenance: 0.005,
  liquidationFee: 0.005,
  makerFee: 0.001,
  takerFee: 0.001,
  fixedFee: 0,
  spread: 0,
  slippage: { kind: 'none', value: 0 },
  tick: 0,
  lot: 0,
  volumeShare: 0,
  limitThrough: 0,
  inside: 'worst',
}

export class BadSettings extends Error {
  override readonly name = 'BadSettings'
}

const limits: [keyof Settings, number, number][] = [
  ['cash', Number.MIN_VALUE, 1e15],
  ['leverage', 1, 1_000],
  ['maintenance', 0, 0.999],
  ['liquidationFee', 0, 0.5],
  ['makerFee', -0.1, 0.5],
  ['takerFee', -0.1, 0.5],
  ['fixedFee', 0, 1e9],
  ['spread', 0, 0.999],
  ['tick', 0, 1e9],
  ['lot', 0, 1e9],
  ['volumeShare', 0, 1],
  ['limitThrough', 0, 1e9],
]

const words = (least: number, most: number) =>
  least === Number.MIN_VALUE ? `above 0 and at most ${most}` : `from ${least} to ${most}`

/** The settings asked for over the plain ones. Throws BadSettings with a sentence for a person. */
export function settingsOf(asked: Partial<Settings> = {}): Settings {
  const settings = { ...plain, ...asked }
  for (const [name, least, most] of limits) {
    const value = settings[name]
    if (typeof value !== 'number' || !(value >= least && value <= most)) {
      throw new BadSettings(`${name} must be a number ${words(least, most)}, not ${value}.`)
    }
  }
  if (settings.maintenance * settings.leverage >= 1) {
    throw new BadSettings(
      `With leverage ${settings.leverage} a maintenance of ${settings.maintenance} liquidates at once: it must be below 1 / leverage.`,
    )
  }
  const { kind, value } = settings.slippage
  if (!(value >= 0 && value < (kind === 'fraction' ? 1 : 1e9))) {
    throw new BadSettings(`slippage must be 0 or more, not ${value}.`)
  }
  if (kind === 'ticks' && value > 0 && settings.tick === 0) {
    throw new BadSettings('Slippage in ticks needs the size of a tick.')
  }
  return settings
}
