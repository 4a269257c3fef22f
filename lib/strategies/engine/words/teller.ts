import type { Level, Operand } from '../form/actions'
import type { Form, FormNode, IndicatorNode } from '../form/form'
import { indicators } from '../indicators/indicators'
import { operationWords, type Told } from './operations-words'

const sources: Record<string, string> = {
  time: 'the time of the bar',
  open: 'the open',
  high: 'the high',
  low: 'the low',
  close: 'the close',
  volume: 'the volume',
  hl2: 'the middle of high and low',
  hlc3: 'the mean of high, low and close',
  ohlc4: 'the mean of open, high, low and close',
  bar: 'the number of the bar',
  minute: 'the minute',
  hour: 'the hour (UTC)',
  day: 'the day of the month',
  weekday: 'the weekday (1 = Sunday)',
  month: 'the month',
  year: 'the year',
  position: 'the position',
  entry_price: 'the entry price',
  equity: 'the equity',
  open_profit: 'the open profit',
  open_trades: 'the number of open trades',
  closed_trades: 'the number of closed trades',
  none: 'no value',
}

/** Longer parts are named in a sentence and told on their own. */
const longestPart = 110
const deepest = 40

/** Tells the values of a form in words. A part that is long or feeds on itself is named, and told apart. */
export class Teller {
  private readonly scopes: ReadonlyMap<string, ReadonlyMap<string, FormNode>>
  private readonly minutes: ReadonlyMap<string, number>
  private readonly known = new Map<string, Told>()
  private readonly apart = new Map<string, string>()
  /** Too deep to be told where they were named. */
  private readonly pending: { name: string; frame: string; node: FormNode }[] = []
  private depth = 0

  constructor({ nodes, frames }: Form) {
    const byId = (list: FormNode[]) => new Map(list.map((node) => [node.id, node]))
    this.scopes = new Map([
      ['', byId(nodes)],
      ...frames.map((frame) => [frame.id, byId(frame.nodes)] as const),
    ])
    this.minutes = new Map(frames.map(({ id, minutes }) => [id, minutes]))
  }

  /** What the sentences named without telling. */
  definitions(): string[] {
    for (let next = this.pending.shift(); next; next = this.pending.shift())
      this.apart.set(next.name, this.node(next.node, next.name.split('.')[1], next.frame).text)
    return [...this.apart].map(([name, text]) => `${name}: ${text}.`)
  }

  operand(operand: Operand, frame = ''): Told {
    if (typeof operand !== 'string') return { text: valueWords(operand), op: null }
    if (operand.startsWith('$')) return { text: operand.slice(1), op: null }
    const [scope = '', inner] = operand.split(':')
    if (inner === undefined) return this.named(operand, frame)
    const told = this.named(inner, scope)
    const minutes = this.minutes.get(scope)
    return {
      text: `${told.text}${minutes === undefined ? '' : ` on ${minutesWords(minutes)} bars`}`,
      op: told.op,
    }
  }

  /** Told in full, however long. */
  condition(operand: Operand): string {
    const node = typeof operand === 'string' ? this.scopes.get('')?.get(operand) : undefined
    return node && 'args' in node ? this.node(node, undefined, '').text : this.text(operand)
  }

  text(operand: Operand): string {
    return this.operand(operand).text
  }

  level({ as, value }: Level): string {
    const text = this.text(value)
    if (as === 'price') return `at ${text}`
    if (as === 'percent') return `${text} % from the entry`
    return as === 'ticks' ? `${text} ticks from the entry` : `${text} from the entry`
  }

  private named(name: string, frame: string): Told {
    const key = `${frame}:${name}`
    const found = this.known.get(key)
    if (found) return found
    const [id = '', output] = name.split('.')
    const node = this.scopes.get(frame)?.get(id)
    if (!node) return { text: Object.hasOwn(sources, name) ? (sources[name] ?? name) : name, op: null }
    this.known.set(key, { text: name, op: null })
    if (this.depth >= deepest) {
      this.pending.push({ name, frame, node })
      return { text: name, op: null }
    }
    this.depth++
    const told = this.node(node, output, frame)
    this.depth--
    const short = told.text.length <= longestPart && node.op !== 'state'
    if (!short) this.apart.set(name, told.text)
    const kept = short ? told : { text: name, op: null }
    this.known.set(key, kept)
    return kept
  }

  private node(node: FormNode, output: string | undefined, frame: string): Told {
    if ('args' in node)
      return operationWords(
        node.op,
        node.args.map((arg) => this.operand(arg, frame)),
      )
    if ('next' in node) {
      const [init, next] = [this.operand(node.init, frame).text, this.operand(node.next, frame).text]
      return { text: `begins as ${init} and becomes ${next} after each bar`, op: null }
    }
    return { text: this.indicator(node, output, frame), op: null }
  }

  private indicator(node: IndicatorNode, output: string | undefined, frame: string): string {
    const one = indicators.get(node.name)
    const short = node.name.replace(/^tv_/, '').toUpperCase()
    if (!one) return short
    const params = Object.entries(one.params).map(([name, param]) => {
      const given = node.params?.[name] ?? param.default
      return typeof given === 'number' && param.choices
        ? (param.choices[given] ?? '')
        : this.operand(given, frame).text
    })
    const shown = output ?? one.outputs[0]
    const of = this.inputs(node, one.inputs, frame)
    const part = one.outputs.length > 1 && shown !== node.name ? ` ${shown}` : ''
    return `${short}${params.length > 0 ? `(${params.join(', ')})` : ''}${part}${of}`
  }

  private inputs(node: IndicatorNode, wanted: string[], frame: string): string {
    const given = (node.inputs ?? []).filter((input, at) => {
      const usual = wanted[at] === 'source' ? 'close' : wanted[at] === 'other' ? 'volume' : wanted[at]
      return input !== usual
    })
    return given.length === 0 ? '' : ` of ${given.map((input) => this.operand(input, frame).text).join(', ')}`
  }
}

function valueWords(value: number | boolean): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return String(value).replace('-', '−')
}

const units: [minutes: number, word: string][] = [
  [10_080, 'week'],
  [1_440, 'day'],
  [60, 'hour'],
  [1, 'minute'],
]

/** 240 as `4-hour`. */
function minutesWords(minutes: number): string {
  const [of, word] = units.find(([each]) => minutes % each === 0) ?? [1, 'minute']
  return `${minutes / of}-${word}`
}
