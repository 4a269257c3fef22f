/** How long the word is that begins there. */
export function wordLength(source: string, line: number, column: number): number {
  const text = (source.split('\n')[line - 1] ?? '').slice(column - 1)
  return /^(?:[\w.]+|\S)/.exec(text)?.[0].length ?? 1
}
