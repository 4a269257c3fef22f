/** Something that a script asked for and cannot have; the line is that of the call. */
export class ScriptFault extends Error {
  override readonly name = 'ScriptFault'
}

export function refuse(sentence: string): never {
  throw new ScriptFault(sentence)
}

/** A value of a script in a sentence. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return `"${value.slice(0, 40)}"`
  if (typeof value === 'number' || typeof value === 'boolean' || value === null || value === undefined) {
    return String(value)
  }
  return typeof value === 'function' ? 'a function' : `a ${typeof value}`
}

type Options = Record<string, unknown>

/** The options of a call, copied once; refuses what is no plain set of options and names that mean nothing. */
export function optionsOf(what: string, given: unknown, known: readonly string[]): Options {
  if (given === undefined || given === null) return {}
  if (typeof given !== 'object' || Array.isArray(given)) {
    return refuse(`${what} takes its options as { name: value }, not ${shown(given)}.`)
  }
  const options: Options = { ...given }
  for (const name of Object.keys(options)) {
    if (!known.includes(name)) refuse(`${what} has no option ${name}; it has ${known.join(', ') || 'none'}.`)
  }
  return options
}

export function numberOf(what: string, value: unknown): number {
  const found = typeof value === 'object' && value !== null ? heldBy(value) : value
  return typeof found === 'number' ? found : refuse(`${what} must be a number, not ${shown(value)}.`)
}

/** An indicator stands for its value. */
function heldBy(value: object): unknown {
  return 'value' in value ? value.value : undefined
}

const longestName = 64

export function nameOf(what: string, value: unknown): string {
  if (typeof value === 'string' && value !== '' && value.length <= longestName) return value
  return refuse(`${what} must be a text of 1 to ${longestName} characters, not ${shown(value)}.`)
}
