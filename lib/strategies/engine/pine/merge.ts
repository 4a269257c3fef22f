import { PineRefusal, type Place } from './refusal'
import { constant, isScalar, kindOf, nothing, type Scalar, type Value, yesNo } from './values'
import type { Writer } from './writer'

/** One of two values, by a condition. */
export function merge(writer: Writer, when: Scalar, a: Value, b: Value, place: Place): Value {
  if (when.known !== null) return when.known === 1 ? a : b
  if (a.is === 'na' && b.is === 'na') return a
  if (a.is === 'tuple' && b.is === 'tuple' && a.items.length === b.items.length) {
    return {
      is: 'tuple',
      items: a.items.map((item, at) => merge(writer, when, item, b.items[at] ?? nothing, place)),
    }
  }
  const [left, right] = [alike(a, b), alike(b, a)]
  if (isScalar(left) && isScalar(right)) {
    if (left.is !== right.is) {
      throw new PineRefusal(
        place,
        'This value',
        `is ${kindOf(left)} in one case and ${kindOf(right)} in the other.`,
      )
    }
    if (left.ref === right.ref) return { ...left, gaps: left.gaps || right.gaps }
    const merged = writer.op('select', [when, left, right], left.is)
    return { ...merged, gaps: left.gaps || right.gaps, int: left.int && right.int }
  }
  if (a.is === 'text' && b.is === 'text' && a.value === b.value) return a
  return nothing
}

/** What na is beside another value. */
function alike(value: Value, other: Value): Value {
  if (value.is !== 'na') return value
  if (other.is === 'yesno') return yesNo(false)
  return other.is === 'number' ? { ...constant(Number.NaN), gaps: true, int: other.int } : nothing
}
