import {
  type PyAsk,
  type PyRequest,
  type PyRun,
  runLikeBacktestingPy,
} from '../../lib/backtest/engine/backtesting-py/run'
import { at, type Bars } from '../../lib/backtest/engine/candles/bars'
import { type GoldenCase, goldenBars } from './golden'
import { indicatorOf } from './golden-indicators'

interface Seen {
  i: number
  close: number
  ask: PyAsk
  position: number
  /** Value of a named indicator at this bar, or so many bars earlier. */
  is(name: string, back?: number): number
  up(a: string, b: string): boolean
  down(a: string, b: string): boolean
}

interface Options {
  sl?: number
  tp?: number
  size?: number
  short?: boolean | [number, number]
  lim?: number
}

type Rule = (seen: Seen) => void
type Rules = Record<string, (args: never, options: Options) => Rule>
type Step = [bar: number, act: string, details: PyRequest & { portion?: number }]

/** Left out rather than 0 or undefined: that is how "everything" and "no bracket" are said. */
function orderOf(side: 1 | -1, from: number, { sl, tp, size }: Options): PyRequest {
  return {
    ...(size ? { size } : {}),
    ...(sl ? { sl: from * (1 - side * sl) } : {}),
    ...(tp ? { tp: from * (1 + side * tp) } : {}),
  }
}

const rules: Rules = {
  ma_cross:
    ([mode]: [string], options) =>
    ({ close, ask, position, up, down }) => {
      const rising = up('fast', 'slow')
      if (!rising && !down('fast', 'slow')) return
      const order = orderOf(rising ? 1 : -1, close, options)
      if (mode === 'long') {
        if (rising && position === 0) ask.buy(order)
        if (!rising && position !== 0) ask.close()
        return
      }
      if (mode === 'reverse') ask.close()
      if (rising) ask.buy(order)
      else ask.sell(order)
    },
  rsi_mr:
    ([, low, out]: [number, number, number], options) =>
    ({ close, ask, position, is }) => {
      const [high, back] = Array.isArray(options.short) ? options.short : [Number.POSITIVE_INFINITY, 0]
      const rsi = is('rsi')
      if (position === 0) {
        if (rsi < low) ask.buy(orderOf(1, close, options))
        else if (rsi > high) ask.sell(orderOf(-1, close, options))
      } else if (position > 0 ? rsi > out : rsi < back) ask.close()
    },
  macd_rsi:
    ([, , , , most, out]: number[]) =>
    ({ ask, position, is, up, down }) => {
      if (position === 0) {
        if (up('macd', 'signal') && is('rsi') < Number(most)) ask.buy()
      } else if (down('macd', 'signal') || is('rsi') > Number(out)) ask.close()
    },
  bb_break:
    () =>
    ({ close, ask, position, is }) => {
      if (position === 0) {
        if (close > is('upper')) ask.buy()
      } else if (close < is('middle')) ask.close()
    },
  every:
    ([n, size, sl, tp, mode, offset = 0]: [number, number, number, number, string, number?]) =>
    ({ i, close, ask, position }) => {
      if (i % n !== offset || position !== 0) return
      const long = mode === 'long' || (mode === 'alternate' && Math.floor(i / n) % 2 === 0)
      if (long) ask.buy(orderOf(1, close, { sl, tp, size }))
      else ask.sell(orderOf(-1, close, { sl, tp, size }))
    },
  limit_entry:
    ([, , away]: number[], options) =>
    ({ close, ask, up, down }) => {
      const rising = up('fast', 'slow')
      if (!rising && !down('fast', 'slow')) return
      ask.cancel()
      ask.close()
      const limit = close * (rising ? 1 - Number(away) : 1 + Number(away))
      if (rising) ask.buy({ limit, ...orderOf(1, limit, options) })
      else if (options.short) ask.sell({ limit, ...orderOf(-1, limit, options) })
    },
  stop_entry:
    (_: number[], options) =>
    ({ close, ask, position, is }) => {
      if (position === 0) {
        ask.cancel()
        const [high, low] = [is('hh'), is('ll')]
        const limit = options.lim ? { limit: high * (1 + options.lim) } : {}
        ask.buy({ stop: high, ...limit, ...orderOf(1, high, options) })
        if (options.short) ask.sell({ stop: low, ...orderOf(-1, low, options) })
      } else if (position > 0 ? close < is('xl', 1) : close > is('xh', 1)) ask.close()
    },
  pyramid:
    ([, low, middle, high, size, most]: [number, number, number, number, number, number]) =>
    ({ ask, position, is }) => {
      const [now, before] = [is('rsi'), is('rsi', 1)]
      if (now < low && before >= low && ask.trades.length < most) ask.buy({ size })
      else if (now > high && before <= high) ask.close()
      else if (now > middle && before <= middle && position !== 0) ask.close(0.5)
    },
  hedge:
    ([, , size, sl, tp]: [number, number, number, number, number]) =>
    ({ close, ask, up, down }) => {
      if (!(up('fast', 'slow') || down('fast', 'slow')) || ask.trades.length >= 6) return
      ask.buy(orderOf(1, close, { size, sl, tp }))
      ask.sell(orderOf(-1, close, { size, sl, tp }))
    },
  fifo:
    ([, , buys, sells, most]: [number, number, number, number, number]) =>
    ({ ask, position, up, down }) => {
      if (up('fast', 'slow')) {
        if (position < most) ask.buy({ size: buys })
      } else if (down('fast', 'slow') && position > -most) ask.sell({ size: sells })
    },
  trailing:
    ([, , , factor]: [number, number, number, number], { size }) =>
    ({ close, ask, is, up, down }) => {
      const away = factor * is('atr')
      for (const trade of [...ask.trades]) {
        ask.setBracket(
          trade,
          'sl',
          trade.size > 0 ? Math.max(trade.sl, close - away) : Math.min(trade.sl, close + away),
        )
      }
      const rising = up('fast', 'slow')
      if (!rising && !down('fast', 'slow')) return
      ask.close()
      const units = size ? { size } : {}
      if (rising) ask.buy({ ...units, sl: close - away })
      else ask.sell({ ...units, sl: close + away })
    },
  script:
    ([steps]: [Step[]]) =>
    ({ i, ask }) => {
      for (const [bar, act, { portion, ...order }] of steps) {
        if (bar !== i) continue
        if (act === 'buy') ask.buy(order)
        else if (act === 'sell') ask.sell(order)
        else if (act === 'cancel') ask.cancel()
        else ask.close(portion)
      }
    },
}

/** The strategy of a golden case as a decision per bar. */
function goldenStrategy({ strategy }: GoldenCase, bars: Bars): (bar: number, ask: PyAsk) => void {
  const named = new Map<string, Float64Array>()
  for (const { names, function: name, params, input } of strategy.indicators) {
    indicatorOf(name, params, bars, input).forEach((values, n) => {
      named.set(names[n] ?? '', values)
    })
  }
  const make = rules[strategy.kind]
  if (!make) throw new Error(`no strategy of kind ${strategy.kind}`)
  const rule = make(strategy.args as never, strategy.options)
  return (i, ask) => {
    const is = (name: string, back = 0) => at(named.get(name) ?? new Float64Array(), i - back)
    rule({
      i,
      close: at(bars.close, i),
      ask,
      position: ask.position,
      is,
      up: (a, b) => is(a, 1) < is(b, 1) && is(a) > is(b),
      down: (a, b) => is(b, 1) < is(a, 1) && is(b) > is(a),
    })
  }
}

/** A golden case, run anew. */
export function runGolden(golden: GoldenCase): PyRun {
  const bars = goldenBars(golden.series)
  const { trade_on_close, hedging, exclusive_orders, finalize_trades, ...rest } = golden.settings
  return runLikeBacktestingPy({
    bars,
    settings: {
      ...rest,
      tradeOnClose: trade_on_close,
      hedging,
      exclusiveOrders: exclusive_orders,
      finalizeTrades: finalize_trades,
    },
    firstBar: golden.strategy.first_bar,
    decide: goldenStrategy(golden, bars),
  })
}
