import { at, type Bars } from '../../lib/backtest/engine/candles/bars'

// The few indicators that the golden backtests use, in TA-Lib's order of operations; NaN where there is no value.

const blank = (length: number) => new Float64Array(length).fill(Number.NaN)

function sma(input: Float64Array, period: number): Float64Array {
  const out = blank(input.length)
  let total = 0
  for (let i = 0; i < input.length; i++) {
    total += at(input, i)
    if (i < period - 1) continue
    out[i] = total / period
    total -= at(input, i - period + 1)
  }
  return out
}

function ema(input: Float64Array, period: number, last = period - 1): Float64Array {
  const out = blank(input.length)
  const factor = 2 / (period + 1)
  let value = 0
  for (let i = last - period + 1; i <= last; i++) value += at(input, i)
  value /= period
  out[last] = value
  for (let i = last + 1; i < input.length; i++) {
    value = (at(input, i) - value) * factor + value
    out[i] = value
  }
  return out
}

function macd(input: Float64Array, fast: number, slow: number, signal: number): Float64Array[] {
  const quick = ema(input, fast, slow - 1)
  const calm = ema(input, slow)
  const line = quick.map((value, i) => value - at(calm, i))
  const signalLine = ema(line, signal, slow - 1 + signal - 1)
  return [line.map((value, i) => (Number.isNaN(at(signalLine, i)) ? Number.NaN : value)), signalLine]
}

function rsi(input: Float64Array, period: number): Float64Array {
  const out = blank(input.length)
  let gain = 0
  let loss = 0
  for (let i = 1; i < input.length; i++) {
    const move = at(input, i) - at(input, i - 1)
    if (i > period) {
      gain *= period - 1
      loss *= period - 1
    }
    if (move < 0) loss -= move
    else gain += move
    if (i < period) continue
    gain /= period
    loss /= period
    out[i] = gain + loss < 1e-8 ? 0 : 100 * (gain / (gain + loss))
  }
  return out
}

function atr({ high, low, close }: Bars, period: number): Float64Array {
  const out = blank(close.length)
  let value = 0
  for (let i = 1; i < close.length; i++) {
    const before = at(close, i - 1)
    const range = Math.max(
      at(high, i) - at(low, i),
      Math.abs(before - at(high, i)),
      Math.abs(before - at(low, i)),
    )
    value = i <= period ? value + range : (value * (period - 1) + range) / period
    if (i === period) value /= period
    if (i >= period) out[i] = value
  }
  return out
}

function bands(input: Float64Array, period: number, up: number, down: number): Float64Array[] {
  const middle = sma(input, period)
  const upper = blank(input.length)
  const lower = blank(input.length)
  let squares = 0
  for (let i = 0; i < input.length; i++) {
    squares += at(input, i) * at(input, i)
    if (i < period - 1) continue
    const mean = at(middle, i)
    const variance = squares / period - mean * mean
    squares -= at(input, i - period + 1) * at(input, i - period + 1)
    const deviation = variance < 1e-8 ? 0 : Math.sqrt(variance)
    upper[i] = mean + deviation * up
    lower[i] = mean - deviation * down
  }
  return [upper, middle, lower]
}

function extreme(input: Float64Array, period: number, pick: (...values: number[]) => number): Float64Array {
  return input.map((_, i) => (i < period - 1 ? Number.NaN : pick(...input.subarray(i - period + 1, i + 1))))
}

/** All outputs of one indicator of the golden pack, in the order of its `names`. `input` names the columns. */
export function indicatorOf(name: string, params: number[], bars: Bars, input: string): Float64Array[] {
  const column = input === 'high' ? bars.high : input === 'low' ? bars.low : bars.close
  const [a = 0, b = 0, c = 0] = params
  switch (name) {
    case 'SMA':
      return [sma(column, a)]
    case 'EMA':
      return [ema(column, a)]
    case 'RSI':
      return [rsi(column, a)]
    case 'MACD':
      return macd(column, a, b, c)
    case 'ATR':
      return [atr(bars, a)]
    case 'BBANDS':
      return bands(column, a, b, c)
    case 'MAX':
      return [extreme(column, a, Math.max)]
    case 'MIN':
      return [extreme(column, a, Math.min)]
    default:
      throw new Error(`no indicator ${name}`)
  }
}
