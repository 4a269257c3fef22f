/** What tells the time, meets chance, waits, or keeps memory that nobody counts. */
const taken = [
  'Date',
  'Intl',
  'Temporal',
  'WebAssembly',
  'SharedArrayBuffer',
  'Atomics',
  'WeakRef',
  'FinalizationRegistry',
  'ShadowRealm',
  'console',
]

interface NewerRealm {
  Iterator?: { from(one: object): Iterator<unknown> & { map?(does: () => void): unknown } }
}

/** Roots that no name leads to. */
function hidden(): unknown[] {
  const { Iterator: iterator } = globalThis as NewerRealm
  const wrapped = iterator?.from({ next: () => ({ done: true, value: undefined }) })
  const iterators = [
    [].values(),
    ''[Symbol.iterator](),
    new Map().keys(),
    new Set().keys(),
    'a'.matchAll(/a/g),
    ...(wrapped ? [wrapped, wrapped.map?.(() => undefined)] : []),
  ]
  const functions = [
    function* () {},
    async () => {},
    async function* () {},
    Object.getPrototypeOf(Uint8Array),
  ]
  return [...iterators, ...functions].flatMap((one) => (isObject(one) ? [Object.getPrototypeOf(one)] : []))
}

const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function'

/**
 * Takes clocks and chance out of this realm, gives it the words of the script, and makes everything that can be reached
 * unchangeable: from here on no script can alter what the engine beside it computes with.
 */
export function lockDown(words: Record<string, unknown>, random: () => number): void {
  for (const name of taken) Reflect.deleteProperty(globalThis, name)
  Object.defineProperty(Math, 'random', { value: random })
  Error.stackTraceLimit = 30
  for (const [name, value] of Object.entries(words)) Object.defineProperty(globalThis, name, { value })
  const seen = new Set<object>()
  const waiting: unknown[] = [globalThis, ...hidden(), ...Object.values(words)]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (!isObject(next) || seen.has(next)) continue
    seen.add(next)
    waiting.push(Object.getPrototypeOf(next))
    for (const one of Object.values(Object.getOwnPropertyDescriptors(next))) {
      waiting.push(one.value, one.get, one.set)
    }
  }
  for (const one of seen) Object.freeze(one)
}
