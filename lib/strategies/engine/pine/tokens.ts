import type { Token, TokenKind } from './lexer'
import { PineRefusal } from './refusal'

const deepest = 60

/** The tokens of a script, read one after another. */
export class Tokens {
  private readonly list: Token[]
  private at = 0
  private depth = 0

  constructor(list: Token[]) {
    this.list = list
  }

  peek(ahead = 0): Token {
    const found = this.list[Math.min(this.at + ahead, this.list.length - 1)]
    if (!found) throw new PineRefusal({ line: 1, column: 1 }, 'The script', 'is empty.')
    return found
  }

  next(): Token {
    const token = this.peek()
    this.at++
    return token
  }

  is(text: string, ahead = 0): boolean {
    const token = this.peek(ahead)
    return token.text === text && (token.kind === 'sign' || token.kind === 'name')
  }

  isKind(kind: TokenKind, ahead = 0): boolean {
    return this.peek(ahead).kind === kind
  }

  take(text: string): boolean {
    if (!this.is(text)) return false
    this.at++
    return true
  }

  takeKind(kind: TokenKind): boolean {
    if (!this.isKind(kind)) return false
    this.at++
    return true
  }

  expect(text: string): Token {
    if (!this.is(text)) throw this.unexpected(`Here ${text} is expected.`)
    return this.next()
  }

  name(): Token {
    if (!this.isKind('name')) throw this.unexpected('Here a name is expected.')
    return this.next()
  }

  unexpected(reason: string): PineRefusal {
    const token = this.peek()
    const seen: Record<string, string> = { newline: 'The end of the line', end: 'The end of the script' }
    const blocks: Record<string, string> = { indent: 'A new block', dedent: 'The end of the block' }
    return new PineRefusal(
      token,
      seen[token.kind] ?? blocks[token.kind] ?? token.text,
      `stands where it cannot. ${reason}`,
    )
  }

  /** Runs one level deeper; brackets and blocks nest only so far. */
  deeper<T>(parse: () => T): T {
    if (++this.depth > deepest) throw new PineRefusal(this.peek(), this.peek().text, 'is nested too deeply.')
    const result = parse()
    this.depth--
    return result
  }
}
