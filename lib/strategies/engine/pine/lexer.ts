import { PineRefusal, type Place } from './refusal'

export type TokenKind =
  | 'number'
  | 'text'
  | 'color'
  | 'name'
  | 'sign'
  | 'newline'
  | 'indent'
  | 'dedent'
  | 'end'

export interface Token extends Place {
  kind: TokenKind
  text: string
}

const most = { characters: 100_000, tokens: 20_000, blocks: 40 }
const signs = /=>|:=|\+=|-=|\*=|\/=|%=|==|!=|<=|>=|[-+*/%<>=?:,()[\].]/y
const name = /[A-Za-z_][A-Za-z0-9_]*/y
const number = /(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/y
const color = /#[0-9A-Fa-f]{6}(?:[0-9A-Fa-f]{2})?/y
const text = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/y

export interface Lexed {
  version: number | null
  tokens: Token[]
}

/** Words, signs and blocks. A line indented by no multiple of four, or inside brackets, goes on with the one before. */
export function lex(source: string): Lexed {
  if (source.length > most.characters) {
    const sizes = `has ${source.length} characters; at most ${most.characters} are taken.`
    throw new PineRefusal({ line: 1, column: 1 }, 'The script', sizes)
  }
  const found = /^\s*\/\/@version=(\d+)/m.exec(source)
  const lexer = new Lexer()
  for (const [at, line] of source.split(/\r\n|\r|\n/).entries()) lexer.line(line, at + 1)
  return { version: found ? Number(found[1]) : null, tokens: lexer.end() }
}

class Lexer {
  private readonly tokens: Token[] = []
  private readonly blocks: number[] = [0]
  private brackets = 0
  private last = 1

  line(raw: string, line: number): void {
    const content = raw.trimStart()
    if (content === '' || content.startsWith('//')) return
    this.last = line
    const lead = raw.slice(0, raw.length - content.length)
    const indent = lead.replaceAll('\t', '    ').length
    const begins = this.brackets === 0 && (indent % 4 === 0 || this.tokens.length === 0)
    if (begins) this.open(indent, { line, column: lead.length + 1 })
    this.words(raw, lead.length, line)
  }

  end(): Token[] {
    const place = { line: this.last, column: 1 }
    this.add('newline', '', place)
    for (; this.blocks.length > 1; this.blocks.pop()) this.add('dedent', '', place)
    this.add('end', '', place)
    return this.tokens
  }

  private open(indent: number, place: Place): void {
    if (this.tokens.length > 0) this.add('newline', '', place)
    const current = this.blocks.at(-1) ?? 0
    if (indent > current) {
      this.blocks.push(indent)
      if (this.blocks.length > most.blocks)
        throw new PineRefusal(place, 'This block', 'is nested too deeply.')
      this.add('indent', '', place)
    }
    while (indent < (this.blocks.at(-1) ?? 0)) {
      this.blocks.pop()
      this.add('dedent', '', place)
    }
    if (indent !== (this.blocks.at(-1) ?? 0)) {
      throw new PineRefusal(place, 'This line', 'is indented like no block above it.')
    }
  }

  private words(raw: string, from: number, line: number): void {
    let at = from
    while (at < raw.length) {
      const place = { line, column: at + 1 }
      const rest = raw[at] ?? ''
      if (/\s/.test(rest)) at++
      else if (raw.startsWith('//', at)) return
      else at += this.word(raw, at, place)
    }
  }

  private word(raw: string, at: number, place: Place): number {
    const kinds: [TokenKind, RegExp][] = [
      ['name', name],
      ['number', number],
      ['text', text],
      ['color', color],
      ['sign', signs],
    ]
    for (const [kind, pattern] of kinds) {
      pattern.lastIndex = at
      const found = pattern.exec(raw)?.[0]
      if (found === undefined) continue
      this.add(kind, found, place)
      if (found === '(' || found === '[') this.brackets++
      if (found === ')' || found === ']') this.brackets = Math.max(0, this.brackets - 1)
      return found.length
    }
    const wrong =
      raw[at] === '"' || raw[at] === "'" ? 'This text is not closed on its line:' : 'There is no sign'
    throw new PineRefusal(place, wrong, raw.slice(at, at + 12))
  }

  private add(kind: TokenKind, text: string, { line, column }: Place): void {
    if (this.tokens.length >= most.tokens) {
      throw new PineRefusal({ line, column }, 'The script', `has more than ${most.tokens} words and signs.`)
    }
    this.tokens.push({ kind, text, line, column })
  }
}
