/** Between the process of a script and ours: two lengths (32 bits each), JSON, then numbers as they lie in memory. */
export interface Packet {
  head: unknown
  body: Float64Array
}

const lengths = 8

export function packed(head: unknown, bodies: readonly Float64Array[]): Buffer[] {
  const text = Buffer.from(JSON.stringify(head))
  const bytes = bodies.map(({ buffer, byteOffset, byteLength }) =>
    Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength),
  )
  const sizes = Buffer.alloc(lengths)
  sizes.writeUInt32LE(text.length, 0)
  sizes.writeUInt32LE(
    bytes.reduce((sum, { length }) => sum + length, 0),
    4,
  )
  return [sizes, text, ...bytes]
}

/** Puts packets together from pieces. `most` bounds the bytes of one packet; a longer one throws before it is kept. */
export class Unpacker {
  private readonly most: () => number
  private readonly each: (packet: Packet) => void
  private pieces: Buffer[] = []
  private held = 0
  private wanted = lengths

  constructor(most: () => number, each: (packet: Packet) => void) {
    this.most = most
    this.each = each
  }

  push(piece: Buffer): void {
    this.pieces.push(piece)
    this.held += piece.length
    while (this.held >= this.wanted) {
      const whole = Buffer.concat(this.pieces)
      const [text, numbers] = [whole.readUInt32LE(0), whole.readUInt32LE(4)]
      const end = lengths + text + numbers
      if (end > this.most()) throw new RangeError(`A packet of ${end} bytes is too long.`)
      this.pieces = [whole]
      this.wanted = end
      if (whole.length < end) return
      const head: unknown = JSON.parse(whole.toString('utf8', lengths, lengths + text))
      const body = new Uint8Array(numbers)
      body.set(whole.subarray(lengths + text, end))
      const rest = whole.subarray(end)
      this.pieces = [rest]
      this.held = rest.length
      this.wanted = lengths
      this.each({ head, body: new Float64Array(body.buffer, 0, Math.floor(numbers / 8)) })
    }
  }
}
