/** Ways out of a JavaScript sandbox that worked somewhere once. Each is a whole strategy. */
export interface Attack {
  name: string
  /** Where the trick is known from. */
  from: string
  code: string
}

/** `found` is whatever the trick got hold of. The strategy logs a line that begins with ESCAPED when it leads outside. */
const probe = (body: string) => `
const outside = (found) => {
  const ask = 'return [typeof process, typeof require, typeof module, typeof Buffer, typeof setTimeout, typeof fetch].join()'
  const none = 'undefined,undefined,undefined,undefined,undefined,undefined'
  for (const make of [() => found.constructor.constructor(ask)(), () => found.constructor(ask)(), () => found(ask)()]) {
    try {
      const said = make()
      if (typeof said === 'string' && said.split(',').length === 6 && said !== none) return said
    } catch {}
  }
  try {
    for (const name of ['pid', 'versions', 'mainModule', 'binding', 'dlopen', 'getBuiltinModule']) if (found[name] !== undefined) return name
  } catch {}
  return null
}
const tell = (found) => {
  const said = outside(found)
  if (said) log('ESCAPED ' + said)
}
let done = false
export function onBar(bar) {
  if (done) return
  done = true
  try {
    ${body}
  } catch (error) {
    tell(error)
  }
}
`

const trick = (name: string, from: string, body: string): Attack => ({ name, from, code: probe(body) })

export const escapes: Attack[] = [
  trick(
    'the constructor of this',
    'node:vm, since ever',
    `tell((function () { return this })() ?? globalThis); tell(globalThis.constructor.constructor('return process')())`,
  ),
  trick(
    'the constructor of what was handed in',
    'node:vm contextified objects',
    `tell(bar.constructor.constructor('return process')())`,
  ),
  trick(
    'the constructor of a word',
    'node:vm host functions',
    `for (const word of [indicator, params, buy, exit, log, crossover, stream]) tell(word.constructor('return process')())`,
  ),
  trick(
    'the constructor of an answer',
    'node:vm',
    `tell(bar.ago(1).constructor.constructor('return process')()); tell(stream('sma').push.constructor('return process')())`,
  ),
  trick(
    'the caller of a function',
    'vm2 < 3.6.11, arguments.callee.caller',
    `buy({ get id() { tell(arguments.callee.caller); return 'a' } })`,
  ),
  trick(
    'Function.prototype.caller',
    'vm2',
    `function inner() { return inner.caller } tell(inner()); tell(onBar.caller)`,
  ),
  trick(
    'frames of the stack',
    'vm2 CVE-2022-36067, CVE-2023-29017: Error.prepareStackTrace',
    `
    Error.prepareStackTrace = (_, frames) => frames
    for (const frame of new Error().stack) { tell(frame.getThis?.()); tell(frame.getFunction?.()) }`,
  ),
  trick(
    'frames of an error of the engine',
    'vm2 GHSA-7jxr-cg7f-gpgv',
    `
    globalThis.Error = class extends Error {}
    try { indicator('sma') } catch (error) { tell(error); for (const frame of error.stack) tell(frame.getThis()) }`,
  ),
  trick(
    'captureStackTrace into a trap',
    'vm2 CVE-2023-30547',
    `
    const trap = new Proxy({}, { set(_, key, value) { tell(value); return true }, defineProperty(_, key, given) { tell(given.value); tell(given.get); return true } })
    Error.captureStackTrace(trap); tell(trap.stack)`,
  ),
  trick(
    'an error thrown in an asynchronous function',
    'vm2 CVE-2023-29199',
    `
    (async () => { const error = new Error(); error.name = Symbol(); return error.stack })().catch((error) => { tell(error); tell(error.constructor.constructor('return process')()) })`,
  ),
  trick(
    'a promise of another kind',
    'vm2 CVE-2023-37466: Promise[Symbol.species]',
    `
    const made = (async () => {})()
    made.constructor = { [Symbol.species]: class { constructor(run) { run((value) => tell(value), (error) => tell(error)) } } }
    made.then()`,
  ),
  trick(
    'Promise.prototype.then',
    'vm2 CVE-2023-32314',
    `
    Promise.prototype.then = function (...all) { for (const one of all) tell(one) }
    ;(async () => { await 1; throw new Error() })()`,
  ),
  trick(
    'an overflow inside a word',
    'vm2 issue 197: RangeError of the host',
    `
    const deep = () => { try { deep() } catch (error) { tell(error); bar.ago({ get value() { return deep() } }) } }
    deep()`,
  ),
  trick(
    'an overflow in a getter of an option',
    'vm2 CVE-2020-28500 and its kin',
    `
    let level = 0
    const options = { get id() { if (++level < 20000) buy(options); return 'a' } }
    buy(options)`,
  ),
  trick(
    'a proxy as options',
    'vm2 CVE-2019-10761',
    `
    const spy = new Proxy(function () {}, {
      get(target, key, receiver) { tell(receiver); tell(target); return undefined },
      ownKeys(target) { tell(target); return [] },
      getPrototypeOf(target) { tell(target); return null },
      apply(_, self, args) { tell(self); tell(args); return {} },
    })
    for (const call of [buy, sell, exit, cancel, alert]) try { call(spy) } catch (error) { tell(error) }`,
  ),
  trick(
    'a proxy in the chain of prototypes',
    'vm2 2016',
    `
    Object.setPrototypeOf(bar, new Proxy({}, { get(_, key, receiver) { tell(receiver); return receiver } }))
    tell(bar.nothing)`,
  ),
  trick(
    'conversion to a primitive',
    'node:vm, Symbol.toPrimitive',
    `
    const thing = { [Symbol.toPrimitive]() { tell(this); tell(arguments); throw { constructor: 1 } } }
    buy({ size: thing }); alert(thing); bar.ago(thing); crossover(thing, thing)`,
  ),
  trick(
    'inspection by the host',
    'vm2 CVE-2023-37903: nodejs.util.inspect.custom',
    `
    const thing = { [Symbol.for('nodejs.util.inspect.custom')](depth, options, inspect) { tell(options); tell(inspect); return '' } }
    log(thing); throw thing`,
  ),
  trick(
    'throwing what is no error',
    'vm2 2022',
    `throw { get message() { tell(this) }, get stack() { return { constructor: Function } }, toString() { throw 1 } }`,
  ),
  trick(
    'import of a module',
    'node:vm importModuleDynamically',
    `import('node:fs').then(tell, tell); import('isolated-vm').then(tell, tell)`,
  ),
  trick(
    'import.meta',
    'node:vm SourceTextModule',
    `tell(import.meta); tell(import.meta.resolve?.('node:fs')); tell(import.meta.url)`,
  ),
  trick(
    'require and process by name',
    'any realm that was not emptied',
    `
    for (const make of [() => require, () => process, () => module, () => global, () => Buffer, () => ivm, () => $ivm, () => isolatedVm]) try { log('ESCAPED ' + typeof make()) } catch {}`,
  ),
  trick(
    'process.binding',
    'node:vm',
    `tell(globalThis.process?.binding?.('fs')); tell(globalThis.process?.mainModule?.require)`,
  ),
  trick(
    'the generator constructor',
    'vm2',
    `for (const one of [function* () {}, async () => {}, async function* () {}]) tell(one.constructor('return process')().next?.().value)`,
  ),
  trick(
    'eval from outside',
    'node:vm',
    `for (const code of ['process', 'require', 'globalThis.process', 'module']) try { tell((0, eval)(code)) } catch (error) { tell(error) }`,
  ),
  trick(
    'a reference of isolated-vm',
    'isolated-vm CVE-2021-21413: Reference and its chain of prototypes',
    `
    for (const word of [bar, position, account, indicator, params, globalThis]) {
      for (let one = word; one; one = Object.getPrototypeOf(one)) {
        for (const key of Reflect.ownKeys(one)) {
          const { value, get } = Object.getOwnPropertyDescriptor(one, key) ?? {}
          for (const thing of [value, get]) if (/^\\[object (Reference|Dereference|ExternalCopy|Callback|Isolate|Context)/.test(Object.prototype.toString.call(thing))) log('ESCAPED reference')
          if (typeof value?.derefInto === 'function' || typeof value?.applySync === 'function') log('ESCAPED reference')
        }
      }
    }`,
  ),
  trick(
    'code of a cache',
    'isolated-vm CVE-2022-39266: cachedData',
    `
    for (const word of ['Script', 'Isolate', 'Context', 'ExternalCopy', 'Module', 'NativeModule', 'Inspector']) if (word in globalThis) log('ESCAPED ' + word)`,
  ),
  trick(
    'machine code',
    'V8 exploits by WebAssembly',
    `
    if (typeof WebAssembly !== 'undefined') log('ESCAPED WebAssembly')
    for (const name of Reflect.ownKeys(globalThis)) if (String(name).includes('Wasm') || String(name).includes('WebAssembly')) log('ESCAPED ' + String(name))`,
  ),
  trick(
    'shared memory and a clock made of it',
    'Spectre and its kin',
    `
    for (const word of ['SharedArrayBuffer', 'Atomics', 'Worker', 'performance', 'Date', 'Intl', 'Temporal', 'WeakRef', 'FinalizationRegistry']) if (word in globalThis) log('ESCAPED ' + word)
    for (const make of [() => new Function('return Date')(), () => new (Object.getPrototypeOf(new Int8Array(8)).constructor)(1).buffer.constructor.prototype.shared]) try { if (make() !== undefined) log('ESCAPED clock') } catch {}`,
  ),
  trick(
    'what the host left behind',
    'node:vm globals',
    `
    for (const word of ['console', 'setTimeout', 'setInterval', 'queueMicrotask', 'structuredClone', 'fetch', 'URL', 'TextDecoder', 'crypto', 'navigator', 'gc', 'd8', 'print', 'load', 'read', 'quit']) if (word in globalThis) log('ESCAPED ' + word)`,
  ),
  trick(
    'hidden accessors',
    'vm2, __lookupGetter__',
    `
    const take = ({}).__lookupGetter__('__proto__')
    tell(take.call(bar)); tell(take.call(indicator)); tell(take.call(take)); ({}).__defineGetter__.call(globalThis, 'x', () => 1); if ('x' in globalThis) log('ESCAPED changed')`,
  ),
  trick(
    'a comment that renames the file',
    'stack parsers',
    `
    //# ${'source'}URL=file:///etc/passwd
    //# ${'source'}MappingURL=file:///etc/passwd
    throw new Error('at /etc/passwd:1:1 file:///etc/passwd')`,
  ),
]
