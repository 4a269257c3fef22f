export interface Place {
  line: number
  column: number
  /** How many characters are meant. */
  length: number
}

interface Read {
  /** Where each part of the value stands, by its path: `nodes[3].args[1]`. */
  places: Map<string, Place>
  /** The first place that is no JSON; null when all of it is. */
  broken: Place | null
}

const text = String.raw`"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"`
const number = String.raw`-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?`
const token = new RegExp(String.raw`[ \t\r\n]*(${text}|${number}|true|false|null|[{}[\],:])`, 'y')

class Broken extends Error {}

/** Where everything stands in a JSON text. */
export function readPlaces(text: string): Read {
  const reader = new Reader(text)
  try {
    reader.value('')
    reader.end()
    return { places: reader.places, broken: null }
  } catch (error) {
    if (!(error instanceof Broken)) throw error
    return { places: reader.places, broken: reader.placeOf(reader.at, 1) }
  }
}

const deepest = 200

class Reader {
  readonly places = new Map<string, Place>()
  at = 0
  private depth = 0
  private readonly text: string
  private readonly starts: number[]

  constructor(text: string) {
    this.text = text
    this.starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)]
  }

  placeOf(at: number, length: number): Place {
    let line = this.starts.length - 1
    while (line > 0 && (this.starts[line] ?? 0) > at) line--
    return { line: line + 1, column: at - (this.starts[line] ?? 0) + 1, length }
  }

  end(): void {
    this.skip()
    if (this.at < this.text.length) throw new Broken()
  }

  value(path: string): void {
    if (++this.depth > deepest) throw new Broken()
    this.skip()
    const from = this.at
    const word = this.next()
    if (word === '{') this.list(path, '}', (key) => (path === '' ? key : `${path}.${key}`))
    else if (word === '[') this.list(path, ']', null)
    else if (!/^["\-\dtfn]/.test(word)) this.back(from)
    this.places.set(path === '' ? 'form' : path, this.placeOf(from, word.length))
    this.depth--
  }

  /** With `keyed` an object, else an array. */
  private list(path: string, close: string, keyed: ((key: string) => string) | null): void {
    if (this.peek() === close) {
      this.next()
      return
    }
    for (let n = 0; ; n++) {
      if (keyed) {
        this.skip()
        const from = this.at
        const key = this.next()
        if (!key.startsWith('"')) this.back(from)
        this.expect(':')
        this.value(keyed(key.slice(1, -1)))
      } else this.value(`${path}[${n}]`)
      this.skip()
      const from = this.at
      const word = this.next()
      if (word === close) return
      if (word !== ',') this.back(from)
    }
  }

  private expect(wanted: string): void {
    this.skip()
    const from = this.at
    if (this.next() !== wanted) this.back(from)
  }

  private back(to: number): never {
    this.at = to
    throw new Broken()
  }

  private peek(): string {
    const from = this.at
    const word = this.next()
    this.at = from
    return word
  }

  private skip(): void {
    while (/[ \t\r\n]/.test(this.text[this.at] ?? '')) this.at++
  }

  private next(): string {
    token.lastIndex = this.at
    const found = token.exec(this.text)
    if (!found) {
      this.skip()
      throw new Broken()
    }
    this.at = token.lastIndex
    return found[1] ?? ''
  }
}
