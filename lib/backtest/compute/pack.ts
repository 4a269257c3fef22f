import { promisify } from 'node:util'
import { constants, deflate, inflate } from 'node:zlib'

export type Columns = Record<string, Float64Array>

const packing = promisify<Uint8Array, { level: number }, Buffer>(deflate)
const unpacking = promisify<Uint8Array, Buffer>(inflate)

/**
 * Named columns of numbers as bytes: the length of a JSON header (u32, little endian), the header with names and lengths,
 * the numbers as f64, all deflated. The bytes of a number are put apart, which halves what is kept.
 */
export async function pack(columns: Columns): Promise<Buffer> {
  const head = Buffer.from(
    JSON.stringify(Object.entries(columns).map(([name, column]) => [name, column.length])),
  )
  const count = Object.values(columns).reduce((sum, column) => sum + column.length, 0)
  const whole = Buffer.alloc(4 + head.length + count * 8)
  whole.writeUInt32LE(head.length)
  whole.set(head, 4)
  let offset = 4 + head.length
  for (const column of Object.values(columns)) {
    const bytes = new Uint8Array(column.buffer, column.byteOffset, column.byteLength)
    for (let plane = 0; plane < 8; plane++)
      for (let i = plane; i < bytes.length; i += 8) whole[offset++] = bytes[i] as number
  }
  return packing(whole, { level: constants.Z_BEST_SPEED })
}

export async function unpack(packed: Uint8Array): Promise<Columns> {
  const whole = await unpacking(packed)
  const headBytes = whole.readUInt32LE(0)
  const head = JSON.parse(whole.toString('utf8', 4, 4 + headBytes)) as [string, number][]
  const columns: Columns = {}
  let offset = 4 + headBytes
  for (const [name, length] of head) {
    const column = new Float64Array(length)
    const bytes = new Uint8Array(column.buffer)
    for (let plane = 0; plane < 8; plane++)
      for (let i = plane; i < bytes.length; i += 8) bytes[i] = whole[offset++] as number
    columns[name] = column
  }
  return columns
}

/** A column of something packed; empty when there is none of that name. */
export const columnOf = (columns: Columns, name: string): Float64Array => columns[name] ?? new Float64Array()
