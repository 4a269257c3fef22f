import type { Definition } from '../indicators/definition'
import { batch, Feed, faultOf, indicators, withDefaults } from '../indicators/indicators'
import { none } from '../indicators/stream'
import { nameOf, numberOf, optionsOf, refuse, shown } from './fault'

const mostColumns = 200

/** One column of a script: its value now and at earlier bars. Nothing of it reaches beyond the bar that has closed. */
export interface Handle {
  readonly value: number
  ago(bars: number): number
}

export interface Column {
  name: string
  /** By bar of the base timeframe. */
  read(bar: number): number
}

/** Candles of one timeframe as an indicator takes them, and how its bars are seen from the base. */
export interface Timeline {
  minutes: number
  source(name: string): Float64Array | null
  /** The bar of this timeframe that is the last closed one at a bar of the base; below 0 none is. */
  barAt(bar: number): number
}

export function definitionOf(name: unknown): Definition {
  const one = typeof name === 'string' ? indicators.get(name) : undefined
  return one ?? refuse(`There is no indicator named ${shown(name)}.`)
}

export function paramsOf(one: Definition, given: unknown): Record<string, number> {
  const asked = optionsOf(one.name, given, Object.keys(one.params))
  const values: Record<string, number> = {}
  for (const [name, value] of Object.entries(asked)) {
    const choices = one.params[name]?.choices
    const chosen = choices && typeof value === 'string' ? choices.indexOf(value) : -1
    if (choices && typeof value === 'string' && chosen < 0)
      refuse(`${name} of ${one.name} is one of ${choices.join(', ')}, not ${shown(value)}.`)
    const found = chosen >= 0 ? chosen : typeof value === 'boolean' ? Number(value) : numberOf(name, value)
    const wrong = faultOf(one, name, found)
    if (wrong) refuse(`${name} of ${one.name} ${wrong}, not ${found}.`)
    values[name] = found
  }
  return withDefaults(one, values)
}

/** Every series that a script computes from the candles. */
export class SeriesBook {
  readonly columns: Column[] = []
  private readonly arrays = new Map<unknown, { of: Timeline; values: Float64Array }>()
  private readonly now: () => number

  constructor(now: () => number) {
    this.now = now
  }

  open(timeline: Timeline, name: unknown, given: unknown, from: unknown): object {
    const one = definitionOf(name)
    const params = paramsOf(one, given)
    const outputs = batch(one, params, this.inputs(timeline, one, from))
    if (this.columns.length + outputs.length > mostColumns)
      refuse(`A script computes at most ${mostColumns} series.`)
    const label = this.labelOf(one, params)
    const handles = outputs.map((values, at) =>
      this.handle(timeline, values, at === 0 ? label : `${label}.${one.outputs[at] ?? at}`),
    )
    const [first] = handles
    if (!first) return refuse(`${one.name} has no output.`)
    if (handles.length > 1) {
      for (const [at, handle] of handles.entries()) {
        const shownAs = at === 0 ? Object.freeze(Object.create(first)) : handle
        this.arrays.set(shownAs, { of: timeline, values: outputs[at] ?? new Float64Array() })
        Object.defineProperty(first, one.outputs[at] ?? '', { value: shownAs, enumerable: true })
      }
    }
    for (const handle of handles) Object.freeze(handle)
    return first
  }

  private labelOf({ name }: Definition, params: Record<string, number>): string {
    const plain = `${name}(${Object.values(params).join(', ')})`
    const same = this.columns.filter(
      ({ name: taken }) => taken.startsWith(plain) && !taken.includes('.', plain.length),
    )
    return same.length === 0 ? plain : `${plain} #${same.length + 1}`
  }

  private inputs(timeline: Timeline, one: Definition, from: unknown): Float64Array[] {
    const given = from === undefined ? one.inputs.map(usual) : Array.isArray(from) ? from : [from]
    if (given.length !== one.inputs.length) {
      refuse(`${one.name} takes ${one.inputs.length} inputs (${one.inputs.join(', ')}), not ${given.length}.`)
    }
    return given.map((input) => {
      const series = this.arrays.get(input)
      if (series && series.of !== timeline) refuse('A series of another timeframe cannot be an input here.')
      const values = series?.values ?? (typeof input === 'string' ? timeline.source(input) : null)
      return (
        values ?? refuse(`${shown(input)} is not a series; name a column such as "close", or an indicator.`)
      )
    })
  }

  private handle(timeline: Timeline, values: Float64Array, name: string): Handle {
    const { now } = this
    const read = (bar: number) => values[timeline.barAt(bar)] ?? none
    const ago = (bars: unknown): number => {
      const back = numberOf('ago', bars)
      if (!(Number.isInteger(back) && back >= 0))
        refuse(`ago takes a whole number of bars, 0 or more, not ${shown(bars)}.`)
      return values[timeline.barAt(now()) - back] ?? none
    }
    const handle = {
      get value() {
        return read(now())
      },
      ago,
      valueOf: () => read(now()),
    }
    this.columns.push({ name, read })
    this.arrays.set(handle, { of: timeline, values })
    return handle
  }
}

const usual = (input: string): string => (input === 'source' ? 'close' : input === 'other' ? 'volume' : input)

/** An indicator that a script feeds itself, value by value. */
export function streamOf(name: unknown, given: unknown): object {
  const one = definitionOf(name)
  const feed = new Feed(one, paramsOf(one, given))
  const value = (at: number) => feed.values[at] ?? none
  return Object.freeze({
    push(...inputs: unknown[]): number {
      if (inputs.length !== one.inputs.length)
        refuse(
          `${one.name} is pushed ${one.inputs.length} values (${one.inputs.join(', ')}), not ${inputs.length}.`,
        )
      const [a = 0, b = 0, c = 0, d = 0, e = 0] = inputs.map((input) => numberOf(one.name, input))
      feed.push(a, b, c, d, e)
      return value(0)
    },
    output(output: unknown): number {
      const at = one.outputs.indexOf(nameOf('output', output))
      return at < 0 ? refuse(`${one.name} has no output ${shown(output)}.`) : value(at)
    },
    get value() {
      return value(0)
    },
    valueOf: () => value(0),
  })
}
