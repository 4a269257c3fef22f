import { averages } from './catalogue-averages'
import { momentum } from './catalogue-momentum'
import { rangesAndDirections } from './catalogue-ranges'
import { volumes } from './catalogue-volume'
import { windows } from './catalogue-windows'
import type { Definition } from './definition'
import { none, type Stream } from './stream'

/** Every indicator by its name. */
export const indicators: ReadonlyMap<string, Definition> = new Map(
  [...averages, ...momentum, ...rangesAndDirections, ...windows, ...volumes].map((one) => [one.name, one]),
)

/** Parameters that were not given, filled in with their defaults. */
export function withDefaults(one: Definition, given: Record<string, number>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(one.params).map(([name, param]) => [name, given[name] ?? param.default]),
  )
}

/** What is wrong with one parameter, as the rest of a sentence that begins with its name; null when nothing is. */
export function faultOf(one: Definition, name: string, value: number): string | null {
  const param = Object.hasOwn(one.params, name) ? one.params[name] : undefined
  if (!param) return `is not a parameter of ${one.name}`
  if (!Number.isFinite(value)) return 'must be a number'
  if (param.kind !== 'number' && !Number.isInteger(value)) return 'must be a whole number'
  if (value < param.min || value > param.max) return `must be from ${param.min} to ${param.max}`
  return null
}

/**
 * A stream whose bars may lack an input: such a bar gives no value and changes nothing.
 * The values of a push stand in `values`, one for each output.
 */
export class Feed {
  readonly values: Float64Array
  private readonly stream: Stream

  constructor(one: Definition, params: Record<string, number>) {
    this.stream = one.open(params)
    this.values = new Float64Array(one.outputs.length).fill(none)
  }

  push(a: number, b: number, c: number, d: number, e: number): void {
    const { stream, values } = this
    const missing =
      Number.isNaN(a) || Number.isNaN(b) || Number.isNaN(c) || Number.isNaN(d) || Number.isNaN(e)
    const value = missing ? none : stream.push(a, b, c, d, e)
    values[0] = value
    if (values.length > 1) values[1] = missing ? none : (stream.second ?? none)
    if (values.length > 2) values[2] = missing ? none : (stream.third ?? none)
  }
}

/** Whole columns at once, value for value what a `Feed` gives. */
export function batch(
  one: Definition,
  params: Record<string, number>,
  inputs: Float64Array[],
): Float64Array[] {
  const bars = inputs[0]?.length ?? 0
  const outputs = one.outputs.map(() => new Float64Array(bars).fill(none))
  const from = wholeFrom(inputs)
  if (from === null) feedInto(new Feed(one, params), inputs, outputs)
  else if (one.batch) one.batch(params, inputs, outputs, from)
  else streamInto(one.open(params), inputs, outputs, from)
  return outputs
}

function streamInto(stream: Stream, inputs: Float64Array[], outputs: Float64Array[], from: number): void {
  const [a = zero, b = zero, c = zero, d = zero, e = zero] = inputs
  const [first, second, third] = outputs
  if (!first) return
  for (let i = from; i < first.length; i++) {
    first[i] = stream.push(a[i] ?? 0, b[i] ?? 0, c[i] ?? 0, d[i] ?? 0, e[i] ?? 0)
    if (second) second[i] = stream.second ?? none
    if (third) third[i] = stream.third ?? none
  }
}

function feedInto(feed: Feed, inputs: Float64Array[], outputs: Float64Array[]): void {
  const [a = zero, b = zero, c = zero, d = zero, e = zero] = inputs
  const [first, second, third] = outputs
  if (!first) return
  for (let i = 0; i < first.length; i++) {
    feed.push(a[i] ?? 0, b[i] ?? 0, c[i] ?? 0, d[i] ?? 0, e[i] ?? 0)
    first[i] = feed.values[0] ?? none
    if (second) second[i] = feed.values[1] ?? none
    if (third) third[i] = feed.values[2] ?? none
  }
}

const zero = new Float64Array()

/** The first bar from which on every bar has every input; null when there are holes later. */
function wholeFrom(inputs: Float64Array[]): number | null {
  let from = 0
  for (const column of inputs) {
    let at = 0
    while (at < column.length && Number.isNaN(column[at])) at++
    from = Math.max(from, at)
    for (let i = at; i < column.length; i++) if (Number.isNaN(column[i])) return null
  }
  return from
}
