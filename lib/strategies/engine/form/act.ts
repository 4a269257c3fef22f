import type { Action, Brackets, Close, Entry, Exit, Level, Operand, Size } from './actions'
import type { Builder } from './nodes'
import type { Read } from './plan'
import type { Wish, WishBrackets, WishLevel, WishSize } from './wishes'

type Maker<T> = (read: Read) => T
const absent: Maker<null> = () => null

/** Turns an action into what reads its operands at a bar. A level without a value is left out, an order without a size too. */
export function actionReader(base: Builder, action: Action, sizing: Size, path: string): Maker<Wish | null> {
  switch (action.do) {
    case 'entry':
    case 'order':
      return entryReader(base, action, sizing, path)
    case 'exit':
      return exitReader(base, action, path)
    case 'close':
      return closeReader(base, action, path)
    case 'cancel': {
      const id = action.id ?? null
      return () => ({ do: 'cancel', id })
    }
    case 'alert': {
      const { message } = action
      return () => ({ do: 'alert', message })
    }
  }
}

function entryReader(base: Builder, action: Entry, sizing: Size, path: string): Maker<Wish | null> {
  const { id, side } = action
  const what = action.do
  const size = sizeReader(base, action.size ?? sizing, action.size ? `${path}.size` : 'sizing')
  const limit = priceReader(base, action.limit, `${path}.limit`)
  const stop = priceReader(base, action.stop, `${path}.stop`)
  const brackets = bracketsReader(base, action, path)
  const strict = action.whenMissing !== 'without'
  const [hasLimit, hasStop] = [action.limit !== undefined, action.stop !== undefined]
  return (read) => {
    const found = size(read)
    const [limitAt, stopAt] = [limit(read), stop(read)]
    if (found === null || limitAt === impossible || stopAt === impossible) return null
    const missing = (hasLimit && limitAt === null) || (hasStop && stopAt === null)
    if (strict && missing) return null
    return { do: what, id, side, size: found, limit: limitAt, stop: stopAt, ...brackets(read) }
  }
}

function exitReader(base: Builder, action: Exit, path: string): Maker<Wish | null> {
  const { id } = action
  const from = action.from ?? null
  const part = partReader(base, action, path)
  const brackets = bracketsReader(base, action, path)
  return (read) => {
    const levels = brackets(read)
    const some = part(read)
    if (some === null || (!levels.takeProfit && !levels.stopLoss && !levels.trail)) return null
    return { do: 'exit', id, from, ...some, ...levels }
  }
}

function closeReader(base: Builder, action: Close, path: string): Maker<Wish | null> {
  const id = action.id ?? null
  const now = action.now === true
  const part = partReader(base, action, path)
  return (read) => {
    const some = part(read)
    return some && { do: 'close', id, ...some, now }
  }
}

interface Part {
  size: WishSize | null
  percent: number
}

function partReader(base: Builder, action: Exit | Close, path: string): Maker<Part | null> {
  const size = action.size ? sizeReader(base, action.size, `${path}.size`) : null
  const percent = action.percent ?? 100
  const slot = base.operand(percent, `${path}.percent`, 'number').slot
  return (read) => {
    const share = Math.min(read(slot), 100)
    const found = size ? size(read) : null
    if (!(share > 0) || (size && found === null)) return null
    return { size: found, percent: share }
  }
}

function bracketsReader(base: Builder, action: Brackets, path: string): Maker<WishBrackets> {
  const profit = levelReader(base, action.takeProfit, `${path}.takeProfit`)
  const loss = levelReader(base, action.stopLoss, `${path}.stopLoss`)
  const from = levelReader(base, action.trail?.from, `${path}.trail.from`)
  const by = levelReader(base, action.trail?.by, `${path}.trail.by`)
  const startsAtOnce = action.trail?.from === undefined
  if (action.trail?.by.as === 'price')
    base.fault(`${path}.trail.by`, 'A trail follows by a way, not at a price.')
  return (read) => {
    const [way, start] = [by(read), from(read)]
    const trails = way !== null && (startsAtOnce || start !== null)
    return {
      takeProfit: profit(read),
      stopLoss: loss(read),
      trail: trails ? { from: start, by: way } : null,
    }
  }
}

function levelReader(base: Builder, level: Level | undefined, path: string): Maker<WishLevel | null> {
  if (!level) return absent
  const { as } = level
  const slot = base.operand(level.value, `${path}.value`, 'number').slot
  return (read) => {
    const value = read(slot)
    return value > 0 && Number.isFinite(value) ? { as, value } : null
  }
}

/** No value is null; a price that no order can have is told apart, since such an order is never sent. */
function priceReader(base: Builder, operand: Operand | undefined, path: string): Maker<number | null> {
  if (operand === undefined) return absent
  const slot = base.operand(operand, path, 'number').slot
  return (read) => {
    const value = read(slot)
    if (Number.isNaN(value)) return null
    return value > 0 && Number.isFinite(value) ? value : impossible
  }
}

const impossible = -1

function sizeReader(base: Builder, size: Size, path: string): Maker<WishSize | null> {
  const { as } = size
  const slot = base.operand(size.value, `${path}.value`, 'number').slot
  return (read) => {
    const value = read(slot)
    return value > 0 && Number.isFinite(value) ? { as, value } : null
  }
}
