import { type Bars, newBars } from '../../lib/backtest/engine/candles/bars'
import type { Settings } from '../../lib/backtest/engine/desk/settings'
import type { FormRunInput } from '../../lib/backtest/engine/run/run-form'
import type { Random } from '../../lib/kernel/random'
import type { Action, Level } from '../../lib/strategies/engine/form/actions'
import type { Form } from '../../lib/strategies/engine/form/form'
import { randomCandles, randomForm } from './random-form'

const pick = <T>(random: Random, list: readonly T[]): T => {
  const found = list[Math.floor(random() * list.length)]
  if (found === undefined) throw new Error('nothing to pick from')
  return found
}

/** A random run of a random strategy that does trade: sizes, brackets, exits, closes, the risk block and the costs are drawn too. */
export function randomRun(seed: Random, bars: number): FormRunInput {
  const form = traded(seed, randomForm(seed, seed() < 0.5))
  const settings = randomSettings(seed)
  return {
    form,
    minutes: 5,
    bars: asBars(randomCandles(seed, bars)),
    settings,
    fillAtClose: seed() < 0.1,
    closeAtEnd: seed() < 0.3,
    firstBar: seed() < 0.3 ? 10 : 0,
  }
}

function asBars({ time, ...columns }: ReturnType<typeof randomCandles>): Bars {
  return Object.assign(newBars(0), columns, { ts: time })
}

function randomSettings(random: Random): Partial<Settings> {
  const tick = pick(random, [0.01, 0.05])
  return {
    cash: pick(random, [10_000, 777.77]),
    takerFee: pick(random, [0, 0.001]),
    makerFee: pick(random, [0, -0.0001, 0.0005]),
    fixedFee: pick(random, [0, 0, 1.5]),
    spread: pick(random, [0, 0.0005]),
    slippage: {
      kind: pick(random, ['none', 'fraction', 'ticks', 'range'] as const),
      value: pick(random, [0, 0.001]),
    },
    tick,
    lot: pick(random, [0, 0.001, 1]),
    volumeShare: pick(random, [0, 0, 0, 0.1]),
    inside: pick(random, ['worst', 'nearest'] as const),
  }
}

function traded(random: Random, form: Form): Form {
  const moments = ['c0', 'c1', 'c2', 'c3'].map((id) => ({
    id,
    op: pick(random, ['gt', 'lt', 'crossover', 'crossunder']),
    args: [pick(random, ['close', 'open', 'hl2']), 'usual'],
  }))
  const base = {
    id: 'usual',
    op: 'indicator',
    name: 'sma',
    params: { n: 3 + Math.floor(random() * 12) },
  } as const
  const more = moments.map(({ id }) => ({ when: id, do: randomAction(random) }))
  const some = <T>(what: T, share: number) => (random() < share ? what : undefined)
  return {
    ...form,
    nodes: [
      ...form.nodes,
      base,
      ...moments,
      { id: 'below', op: 'mul', args: ['close', 0.995] },
      { id: 'above', op: 'mul', args: ['close', 1.005] },
    ],
    rules: [...form.rules, ...more],
    sizing: pick(random, [
      { as: 'equity', value: 0.5 },
      { as: 'equity', value: 1 },
      { as: 'units', value: 3 },
      { as: 'cash', value: 500 },
    ] as const),
    risk: {
      maxEntries: pick(random, [1, 1, 2, 4]),
      leverage: pick(random, [1, 1, 3, 20]),
      maxDailyLoss: some(0.05, 0.15),
      maxDrawdown: some(0.1, 0.15),
      maxPosition: some(0.8, 0.15),
      stopLoss: some({ as: 'percent', value: 1 } as const, 0.2),
      takeProfit: some({ as: 'percent', value: 1.5 } as const, 0.2),
    },
  }
}

function randomAction(random: Random): Action {
  const kind = random()
  const way = (): Level =>
    pick(random, [
      { as: 'percent', value: 0.2 + random() * 2 },
      { as: 'ticks', value: 5 + Math.floor(random() * 50) },
      { as: 'distance', value: 0.1 + random() },
    ])
  const share = <T>(name: string, what: T) => (random() < 0.4 ? { [name]: what } : {})
  const brackets = {
    ...share('stopLoss', way()),
    ...share('takeProfit', way()),
    ...share('trail', { by: way(), ...share('from', way()) }),
  }
  if (kind < 0.65) {
    const side = pick(random, ['long', 'short'] as const)
    const price = random()
    const better = side === 'long' ? 'below' : 'above'
    const worse = side === 'long' ? 'above' : 'below'
    return {
      do: random() < 0.8 ? 'entry' : 'order',
      id: pick(random, ['a', 'b', 'c']),
      side,
      ...(price < 0.2
        ? { limit: better }
        : price < 0.4
          ? { stop: worse }
          : price < 0.45
            ? { stop: worse, limit: worse }
            : {}),
      ...brackets,
    }
  }
  if (kind < 0.8)
    return {
      do: 'exit',
      id: pick(random, ['x', 'y']),
      percent: pick(random, [50, 100]),
      ...share('from', pick(random, ['a', 'b'])),
      stopLoss: way(),
      ...brackets,
    }
  if (kind < 0.95)
    return { do: 'close', percent: pick(random, [30, 100]), ...share('id', 'a'), now: random() < 0.2 }
  return { do: 'cancel', ...share('id', 'a') }
}

/** A random run of what a kernel can do: market entries with stops and targets, closes and alerts, any nodes, any costs. */
export function randomSimpleRun(random: Random, bars: number): FormRunInput {
  const input = randomRun(random, bars)
  const { maxEntries: _, maxDailyLoss, maxDrawdown, maxPosition, ...risk } = input.form.risk
  const rules = input.form.rules.map(({ when, do: action }, at) => ({ when, do: simpleAction(action, at) }))
  return {
    ...input,
    form: { ...input.form, rules, risk: { ...risk, maxEntries: 1, leverage: Math.min(risk.leverage, 3) } },
    settings: { ...input.settings, volumeShare: 0 },
    fillAtClose: false,
  }
}

function simpleAction(action: Action, at: number): Action {
  if (action.do === 'entry' || action.do === 'order') {
    const { limit: _limit, stop: _stop, trail: _trail, ...rest } = action
    return { ...rest, do: 'entry', id: at % 5 === 4 ? rest.id : 'a' }
  }
  if (action.do === 'close') return { do: 'close' }
  return action.do === 'alert' || at % 2 === 0 ? { do: 'alert', message: `rule ${at}` } : { do: 'close' }
}
