/** Where and why a script failed. Line and column count from 1; 0 when they are not known. */
export interface Place {
  sentence: string
  line: number
  column: number
}

const longest = 500
const place = /strategy\.js:(\d+):(\d+)/
const bracketed = /\s*\[strategy\.js:\d+:\d+\]$/

/** Reads an error of a script, whatever it threw: nothing of it is trusted to be what it says. */
export function placeOf(thrown: unknown): Place {
  const error = thrown instanceof Error ? thrown : null
  const [message, stack] = error ? [textOf(error, 'message'), textOf(error, 'stack')] : ['', '']
  const [, line = '0', column = '0'] = place.exec(message) ?? place.exec(stack) ?? []
  const said = message.replace(bracketed, '').trim()
  const sentence = !error
    ? 'The script threw something that is not an error.'
    : isDeep(error, said)
      ? 'The script calls itself too deeply.'
      : said === ''
        ? 'The script threw an error without a message.'
        : said
  return { sentence: ended(sentence.slice(0, longest)), line: Number(line), column: Number(column) }
}

const isDeep = (error: Error, said: string) =>
  error instanceof RangeError && said === 'Maximum call stack size exceeded'

const ended = (sentence: string) => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`)

function textOf(error: Error, key: 'message' | 'stack'): string {
  try {
    const text: unknown = error[key]
    return typeof text === 'string' ? text.slice(0, 20_000) : ''
  } catch {
    return ''
  }
}
