import type { Action, Entry, Level, Size } from '../../lib/strategies/engine/form/actions'
import type { Form, FormNode, Rule } from '../../lib/strategies/engine/form/form'
import { indicators } from '../../lib/strategies/engine/indicators/indicators'
import type { GoldenCase } from './golden'

interface Options {
  sl?: number
  tp?: number
  size?: number
  short?: boolean | [number, number]
  lim?: number
}

/** Writes one form: nodes get their names, rules stand in the order in which they are said. */
class Writer {
  readonly nodes: FormNode[] = []
  readonly rules: Rule[] = []

  node(op: string, ...args: (string | number | boolean)[]): string {
    const id = `n${this.nodes.length}`
    this.nodes.push({ id, op, args })
    return id
  }

  /** The cross of the golden pack is strict on both sides. */
  cross(low: string, high: string): string {
    const was = this.node('lt', this.node('prev', low, 1), this.node('prev', high, 1))
    return this.node('and', was, this.node('gt', low, high))
  }

  get flat(): string {
    return this.node('eq', 'position', 0)
  }

  when(when: string, ...actions: Action[]): void {
    for (const action of actions) this.rules.push({ when, do: action })
  }

  order(side: 1 | -1, from: string, { sl, tp, size }: Options, more: Partial<Entry> = {}): Entry {
    const price = (factor: number): Level => ({ as: 'price', value: this.node('mul', from, factor) })
    return {
      do: 'order',
      id: side > 0 ? 'L' : 'S',
      side: side > 0 ? 'long' : 'short',
      ...(size ? { size: sizeOf(size) } : {}),
      ...(sl ? { stopLoss: price(1 - side * sl) } : {}),
      ...(tp ? { takeProfit: price(1 + side * tp) } : {}),
      ...more,
    }
  }
}

const sizeOf = (size: number): Size =>
  size < 1 ? { as: 'equity', value: size } : { as: 'units', value: size }
const close: Action = { do: 'close' }
const cancel: Action = { do: 'cancel' }

type Step = [
  bar: number,
  act: string,
  details: { size?: number; sl?: number; tp?: number; limit?: number; stop?: number; portion?: number },
]

const writers: Record<string, (form: Writer, args: never, options: Options) => void> = {
  ma_cross(form, [mode]: [string], options) {
    const [up, down] = [form.cross('fast', 'slow'), form.cross('slow', 'fast')]
    if (mode === 'long') {
      const held = form.node('ne', 'position', 0)
      form.when(form.node('and', up, form.flat), form.order(1, 'close', options))
      form.when(form.node('and', down, held), close)
      return
    }
    const leave = mode === 'exclusive' ? [cancel, close] : [close]
    form.when(up, ...leave, form.order(1, 'close', options))
    form.when(down, ...leave, form.order(-1, 'close', options))
  },
  rsi_mr(form, [, low, out]: [number, number, number], options) {
    const [high, back] = Array.isArray(options.short) ? options.short : []
    form.when(form.node('and', form.flat, form.node('lt', 'rsi', low)), form.order(1, 'close', options))
    form.when(form.node('and', form.node('gt', 'position', 0), form.node('gt', 'rsi', out)), close)
    if (high === undefined || back === undefined) return
    form.when(form.node('and', form.flat, form.node('gt', 'rsi', high)), form.order(-1, 'close', options))
    form.when(form.node('and', form.node('lt', 'position', 0), form.node('lt', 'rsi', back)), close)
  },
  macd_rsi(form, [, , , , most, out]: number[], options) {
    const calm = form.node('lt', 'rsi', Number(most))
    const up = form.cross('macd', 'macd.signal')
    form.when(form.node('and', form.flat, up, calm), form.order(1, 'close', options))
    const over = form.node('or', form.cross('macd.signal', 'macd'), form.node('gt', 'rsi', Number(out)))
    form.when(form.node('and', form.node('ne', 'position', 0), over), close)
  },
  bb_break(form, _: never, options) {
    form.when(
      form.node('and', form.flat, form.node('gt', 'close', 'upper.upper')),
      form.order(1, 'close', options),
    )
    const under = form.node('lt', 'close', 'upper.middle')
    form.when(form.node('and', form.node('ne', 'position', 0), under), close)
  },
  every(form, [n, size, sl, tp, mode, offset = 0]: [number, number, number, number, string, number?]) {
    const due = form.node('and', form.node('eq', form.node('mod', 'bar', n), offset), form.flat)
    const even = form.node(
      'eq',
      form.node('mod', form.node('floor', form.node('div', 'bar', n)), 2),
      mode === 'alternate' ? 0 : -1,
    )
    const long = form.node('or', even, mode === 'long')
    form.when(form.node('and', due, long), form.order(1, 'close', { sl, tp, size }))
    form.when(form.node('and', due, form.node('not', long)), form.order(-1, 'close', { sl, tp, size }))
  },
  limit_entry(form, [, , away]: number[], options) {
    for (const side of [1, -1] as const) {
      const crossed = side > 0 ? form.cross('fast', 'slow') : form.cross('slow', 'fast')
      const limit = form.node('mul', 'close', side > 0 ? 1 - Number(away) : 1 + Number(away))
      form.when(crossed, cancel, close)
      if (side > 0 || options.short) form.when(crossed, form.order(side, limit, options, { limit }))
    }
  },
  stop_entry(form, _: never, options) {
    form.when(form.flat, cancel)
    const limit = options.lim ? { limit: form.node('mul', 'hh', 1 + options.lim) } : {}
    form.when(form.flat, form.order(1, 'hh', options, { stop: 'hh', ...limit }))
    if (options.short) form.when(form.flat, form.order(-1, 'll', options, { stop: 'll' }))
    const [low, high] = [form.node('prev', 'xl', 1), form.node('prev', 'xh', 1)]
    form.when(form.node('and', form.node('gt', 'position', 0), form.node('lt', 'close', low)), close)
    form.when(form.node('and', form.node('lt', 'position', 0), form.node('gt', 'close', high)), close)
  },
  pyramid(form, [, low, middle, high, size, most]: number[]) {
    const before = form.node('prev', 'rsi', 1)
    const fell = form.node('and', form.node('lt', 'rsi', Number(low)), form.node('ge', before, Number(low)))
    const entry = form.node('and', fell, form.node('lt', 'open_trades', Number(most)))
    const rose = (over: number) =>
      form.node('and', form.node('gt', 'rsi', over), form.node('le', before, over))
    const [top, half] = [rose(Number(high)), rose(Number(middle))]
    form.when(entry, form.order(1, 'close', size ? { size } : {}))
    form.when(form.node('and', form.node('not', entry), top), close)
    const rest = form.node('and', form.node('not', entry), form.node('not', top), half)
    form.when(rest, { do: 'close', percent: 50 })
  },
  fifo(form, [, , buys, sells, most]: number[]) {
    const [up, down] = [form.cross('fast', 'slow'), form.cross('slow', 'fast')]
    const [below, above] = [
      form.node('lt', 'position', Number(most)),
      form.node('gt', 'position', -Number(most)),
    ]
    form.when(form.node('and', up, below), form.order(1, 'close', { size: Number(buys) }))
    form.when(form.node('and', down, above), form.order(-1, 'close', { size: Number(sells) }))
  },
  script(form, [steps]: [Step[]]) {
    for (const [bar, act, { portion = 1, size, sl, tp, limit, stop }] of steps) {
      const now = form.node('eq', 'bar', bar)
      if (act === 'cancel') form.when(now, cancel)
      else if (act === 'close') form.when(now, { do: 'close', percent: portion * 100 })
      else {
        const prices = { ...(limit ? { limit } : {}), ...(stop ? { stop } : {}) }
        const level = (value: number): Level => ({ as: 'price', value })
        const order = form.order(act === 'buy' ? 1 : -1, 'close', size ? { size } : {}, prices)
        form.when(now, {
          ...order,
          ...(sl ? { stopLoss: level(sl) } : {}),
          ...(tp ? { takeProfit: level(tp) } : {}),
        })
      }
    }
  },
}

/** A golden backtest as a form; null for the few that a form cannot say (hedging, a bracket moved trade by trade). */
export function goldenForm({ strategy, settings }: GoldenCase): Form | null {
  const write = writers[strategy.kind]
  if (!write) return null
  const form = new Writer()
  for (const { names, function: name, params, input } of strategy.indicators) {
    const definition = indicators.get(name.toLowerCase())
    if (!definition) throw new Error(`no indicator ${name}`)
    const keys = Object.keys(definition.params)
    const given = Object.fromEntries(params.map((value, n) => [keys[n] ?? '', value]))
    const inputs = definition.inputs.map((each) => (each === 'source' ? input : each))
    form.nodes.push({ id: names[0] ?? '', op: 'indicator', name: definition.name, inputs, params: given })
  }
  write(form, strategy.args as never, strategy.options)
  return {
    version: 1,
    params: [],
    frames: [],
    nodes: form.nodes,
    rules: form.rules,
    sizing: { as: 'equity', value: 1 },
    risk: { maxEntries: 1, leverage: 1 / settings.margin },
  }
}
