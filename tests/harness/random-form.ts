import type { Random } from '@/lib/kernel/random'
import type { Action, Operand } from '@/lib/strategies/engine/form/actions'
import type { Form, FormNode } from '@/lib/strategies/engine/form/form'
import { memoryOperations, operations } from '@/lib/strategies/engine/form/operations'
import type { Candles } from '@/lib/strategies/engine/form/sources'
import type { Account } from '@/lib/strategies/engine/form/wishes'
import type { Definition, Param } from '@/lib/strategies/engine/indicators/definition'
import { indicators } from '@/lib/strategies/engine/indicators/indicators'

const pick = <T>(random: Random, list: readonly T[]): T => {
  const found = list[Math.floor(random() * list.length)]
  if (found === undefined) throw new Error('nothing to pick from')
  return found
}

interface Names {
  number: Operand[]
  yesno: Operand[]
}

const sources = ['open', 'high', 'low', 'close', 'volume', 'hl2', 'hlc3', 'hour', 'weekday', 'bar']

/** Any strategy that compiles on bars of five minutes. With `account` it may ask what it holds. */
export function randomForm(random: Random, account: boolean): Form {
  const frameNames: Names = { number: [...sources], yesno: [true] }
  const frameNodes = nodesOf(random, frameNames, 'f', 4)
  const asked = account ? ['position', 'entry_price', 'equity', 'open_trades'] : []
  const names: Names = { number: [...sources, ...asked, '$length', 20, 1.5], yesno: [true, '$flag'] }
  for (const kind of ['number', 'yesno'] as const) {
    for (const name of frameNames[kind]) if (typeof name === 'string') names[kind].push(`slow:${name}`)
  }
  const nodes = nodesOf(random, names, 'n', 14)
  const level = () => ({
    as: pick(random, ['price', 'percent', 'ticks'] as const),
    value: pick(random, names.number),
  })
  const rules = Array.from({ length: 4 }, (_, at) => ({
    when: pick(random, names.yesno.slice(1)),
    do: actionOf(random, names, level, `rule${at}`),
  }))
  return {
    version: 1,
    params: [
      { name: 'length', kind: 'integer', default: 2 + Math.floor(random() * 8), min: 1, max: 50 },
      { name: 'flag', kind: 'yesno', default: random() < 0.5 ? 1 : 0 },
    ],
    frames: [{ id: 'slow', minutes: pick(random, [10, 15, 60]), nodes: frameNodes }],
    nodes,
    rules,
    sizing: { as: 'equity', value: 0.5 },
    risk: { maxEntries: 1, leverage: 1 },
  }
}

function actionOf(
  random: Random,
  names: Names,
  level: () => { as: 'price' | 'percent' | 'ticks'; value: Operand },
  id: string,
): Action {
  const kind = random()
  if (kind < 0.5) {
    const limit = random() < 0.3 ? { limit: pick(random, names.number) } : {}
    const stop = random() < 0.3 ? { stop: pick(random, names.number) } : {}
    const loss = random() < 0.5 ? { stopLoss: level() } : {}
    return { do: 'entry', id, side: pick(random, ['long', 'short'] as const), ...limit, ...stop, ...loss }
  }
  if (kind < 0.7) return { do: 'exit', id, takeProfit: level(), stopLoss: level() }
  if (kind < 0.9) return { do: 'close', percent: pick(random, names.number) }
  return { do: 'alert', message: id }
}

function nodesOf(random: Random, names: Names, prefix: string, count: number): FormNode[] {
  const nodes: FormNode[] = []
  for (let at = 0; at < count; at++) {
    const id = `${prefix}${at}`
    const kind = random()
    if (kind < 0.45) nodes.push(indicatorNode(random, names, id))
    else if (kind < 0.9) nodes.push(operationNode(random, names, id))
    else nodes.push({ id, op: 'state', type: 'number', init: pick(random, names.number), next: 'close' })
    const last = nodes.at(-1)
    if (last?.op === 'state') names.number.push(id)
  }
  for (const node of nodes) if ('next' in node) node.next = pick(random, names.number)
  return nodes
}

function indicatorNode(random: Random, names: Names, id: string): FormNode {
  const one: Definition = pick(random, [...indicators.values()])
  const params = Object.fromEntries(
    Object.entries(one.params).map(([name, param]) => [name, paramOf(random, param)]),
  )
  const inputs = one.inputs.map((input) =>
    input === 'source' || input === 'other' ? pick(random, names.number) : input,
  )
  const outputs = one.outputs.map((output) => `${id}.${output}`)
  names[one.yesNo ? 'yesno' : 'number'].push(id, ...outputs)
  return { id, op: 'indicator', name: one.name, inputs, params }
}

function paramOf(random: Random, { kind, min, max, default: usual }: Param): Operand {
  if (kind === 'number') return usual
  const [from, to] = [min, Math.min(max, 9)]
  return from + Math.floor(random() * (to - from + 1))
}

function operationNode(random: Random, names: Names, id: string): FormNode {
  const op = pick(random, [...Object.keys(operations), ...Object.keys(memoryOperations)])
  const one = operations[op] ?? memoryOperations[op]
  if (!one) throw new Error(`no operation ${op}`)
  const same = random() < 0.8 ? 'number' : 'yesno'
  const known = op === 'prev' ? 1 : op === 'valueWhen' ? 2 : -1
  const args = one.takes.map((takes, at) =>
    at === known ? Math.floor(random() * 6) : pick(random, names[takes === 'same' ? same : takes]),
  )
  names[one.gives === 'same' ? same : one.gives].push(id)
  return { id, op, args }
}

/** Five-minute bars from a point inside an hour; some stand still, some have no volume, some bars are missing. */
export function randomCandles(random: Random, bars: number): Candles {
  const rows: Record<keyof Candles, number[]> = {
    time: [],
    open: [],
    high: [],
    low: [],
    close: [],
    volume: [],
  }
  let close = 50 + random() * 100
  let time = 1_700_000_100_000
  for (let at = 0; at < bars; at++) {
    time += 300_000 * (random() < 0.03 ? 1 + Math.floor(random() * 40) : 1)
    const open = random() < 0.9 ? close : close * (1 + (random() - 0.5) * 0.02)
    const still = random() < 0.05
    if (!still) close = Math.max(1, open * (1 + (random() - 0.5) * 0.02))
    rows.time.push(time)
    rows.open.push(open)
    rows.close.push(still ? open : close)
    rows.high.push(Math.max(open, still ? open : close) * (still ? 1 : 1 + random() * 0.005))
    rows.low.push(Math.min(open, still ? open : close) * (still ? 1 : 1 - random() * 0.005))
    rows.volume.push(random() < 0.05 ? 0 : Math.round(random() * 1_000))
  }
  const column = (name: keyof Candles) => Float64Array.from(rows[name])
  return {
    time: column('time'),
    open: column('open'),
    high: column('high'),
    low: column('low'),
    close: column('close'),
    volume: column('volume'),
  }
}

/** An account that depends on nothing but the bar. */
export function someAccount(bar: number): Account {
  const position = [0, 0, 2, 2, -1][Math.floor(bar / 7) % 5] ?? 0
  return {
    position,
    entryPrice: position === 0 ? Number.NaN : 100 + (bar % 11),
    equity: 1_000 + (bar % 13),
    openProfit: position * 3,
    openTrades: Math.abs(Math.sign(position)),
    closedTrades: Math.floor(bar / 20),
  }
}
