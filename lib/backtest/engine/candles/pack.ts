import { at, type Bars, barCount, newBars } from './bars'

/*
 * One month of bars as bytes, little endian, every section padded to eight bytes:
 *   0 version · 1 times · 2-6 columns · 8 count (u32) · 12 slot of the first bar (u32)
 * A slot is the number of frames since the month began. Times 0: one bar after the other; 1: a u16 per bar.
 * A column is either i32 with that many decimals, where this gives back every value exactly, or f64.
 */
const version = 1
const headerBytes = 16
const asFloats = 255
const mostDecimals = 8
const largest = 2 ** 31 - 1
const priced = ['open', 'high', 'low', 'close', 'volume'] as const

const padded = (bytes: number): number => Math.ceil(bytes / 8) * 8
const columnBytes = (kind: number, count: number): number => padded(count * (kind === asFloats ? 8 : 4))

/** The fewest decimals with which every value is an integer of 32 bits, exactly; else `asFloats`. */
function decimalsOf(column: Float64Array): number {
  for (let decimals = 0; decimals <= mostDecimals; decimals++) {
    const scale = 10 ** decimals
    const fits = column.every((value) => {
      const whole = Math.round(value * scale)
      return whole / scale === value && Math.abs(whole) <= largest
    })
    if (fits) return decimals
  }
  return asFloats
}

/** Sorted bars of one month on the grid of the frame. Equal bars give equal bytes. Throws RangeError on others. */
export function packMonth(bars: Bars, monthStartMs: number, frameMs: number): Uint8Array {
  const count = barCount(bars)
  const slots = bars.ts.map((ts) => (ts - monthStartMs) / frameMs)
  const sound = slots.every((slot, i) => Number.isInteger(slot) && slot > (i === 0 ? -1 : at(slots, i - 1)))
  if (!sound || (count > 0 && at(slots, count - 1) > 65_535))
    throw new RangeError('These bars are not those of one month, in order and on the grid.')
  const first = count > 0 ? at(slots, 0) : 0
  const unbroken = count === 0 || at(slots, count - 1) - first === count - 1
  const kinds = priced.map((name) => decimalsOf(bars[name]))
  const timeBytes = unbroken ? 0 : padded(count * 2)
  const size = kinds.reduce((sum, kind) => sum + columnBytes(kind, count), headerBytes + timeBytes)
  const buffer = new ArrayBuffer(size)
  const head = new DataView(buffer)
  head.setUint8(0, version)
  head.setUint8(1, unbroken ? 0 : 1)
  kinds.forEach((kind, i) => {
    head.setUint8(2 + i, kind)
  })
  head.setUint32(8, count, true)
  head.setUint32(12, first, true)
  if (!unbroken) new Uint16Array(buffer, headerBytes, count).set(slots)
  let offset = headerBytes + timeBytes
  priced.forEach((name, i) => {
    const kind = kinds[i] ?? asFloats
    writeColumn(buffer, offset, bars[name], kind)
    offset += columnBytes(kind, count)
  })
  return new Uint8Array(buffer)
}

function writeColumn(buffer: ArrayBuffer, offset: number, column: Float64Array, kind: number): void {
  if (kind === asFloats) {
    new Float64Array(buffer, offset, column.length).set(column)
    return
  }
  const scale = 10 ** kind
  const wholes = new Int32Array(buffer, offset, column.length)
  column.forEach((value, i) => {
    wholes[i] = Math.round(value * scale)
  })
}

export const packedCount = (bytes: Uint8Array): number =>
  new DataView(bytes.buffer, bytes.byteOffset, headerBytes).getUint32(8, true)

/** Writes the bars of a month into `bars`, beginning at `at`, and returns how many they were. */
export function unpackInto(
  bars: Bars,
  where: number,
  bytes: Uint8Array,
  monthStartMs: number,
  frameMs: number,
): number {
  const buffer = new Uint8Array(bytes).buffer
  const head = new DataView(buffer)
  if (head.getUint8(0) !== version)
    throw new RangeError(`Bars packed in version ${head.getUint8(0)} cannot be read.`)
  const count = head.getUint32(8, true)
  const first = head.getUint32(12, true)
  const unbroken = head.getUint8(1) === 0
  const slots = unbroken ? null : new Uint16Array(buffer, headerBytes, count)
  for (let i = 0; i < count; i++)
    bars.ts[where + i] = monthStartMs + (slots === null ? first + i : (slots[i] as number)) * frameMs
  let offset = headerBytes + (unbroken ? 0 : padded(count * 2))
  priced.forEach((name, i) => {
    const kind = head.getUint8(2 + i)
    readColumn(bars[name].subarray(where, where + count), buffer, offset, kind)
    offset += columnBytes(kind, count)
  })
  return count
}

function readColumn(column: Float64Array, buffer: ArrayBuffer, offset: number, kind: number): void {
  if (kind === asFloats) {
    column.set(new Float64Array(buffer, offset, column.length))
    return
  }
  const scale = 10 ** kind
  const wholes = new Int32Array(buffer, offset, column.length)
  for (let i = 0; i < column.length; i++) column[i] = (wholes[i] as number) / scale
}

export function unpackMonth(bytes: Uint8Array, monthStartMs: number, frameMs: number): Bars {
  const bars = newBars(packedCount(bytes))
  unpackInto(bars, 0, bytes, monthStartMs, frameMs)
  return bars
}
