import { registerHooks } from 'node:module'

/*
 * postgres 3.4.9 and a connection that is cut (upstream issues 1066, 1154 and 1208): a later write kills the
 * process, the slot never sends again, and a cut transaction writes on into the next one on its connection.
 * A query sent between the socket's error and its close stays in the queue, and what follows it waits for ever.
 * Cut while it starts (1223), the old error meets the next query, and a rejection that nobody can catch ends the process.
 * The driver is corrected while it is loaded; a version with other text is refused. Proof: db/driver.test.ts
 */
const corrections = {
  connection: [
    [
      'function nextWrite(fn) {\n',
      `function nextWrite(fn) {
    if (!socket) {
      nextWriteTimer !== null && clearImmediate(nextWriteTimer)
      chunk = nextWriteTimer = null
      error(Errors.connection('CONNECTION_CLOSED', options))
      return false
    }
`,
    ],
    [
      '\n    clearImmediate(nextWriteTimer)\n',
      '\n    clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = null\n',
    ],
    [
      '\n    clearImmediate(nextWriteTimer)\n    socket.',
      '\n    clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = null\n    socket.',
    ],
    [
      '\n    if (initial)\n      return reconnect()\n',
      `
    if (initial) {
      query = results = errorResponse = null
      return reconnect()
    }
`,
    ],
    [
      '    closedTime = performance.now()\n',
      '    query = results = errorResponse = null\n    closedTime = performance.now()\n',
    ],
    ['!hadError && (query || sent.length)', ';(query || sent.length)'],
    ['return fetchArrayTypes()', 'return fetchArrayTypes().catch(errored)'],
  ],
  index: [
    ['    let savepoints = 0\n', '    let lost = null\n      , savepoints = 0\n'],
    [
      'new Promise((_, reject) => connection.onclose = reject)',
      `new Promise((_, reject) => connection.onclose = (error) => {
          lost = error
          while (queries.length)
            queries.shift().reject(error)
          reject(error)
        })`,
    ],
    [
      'q.catch(e => uncaughtError || (uncaughtError = e))\n',
      `q.catch(e => uncaughtError || (uncaughtError = e))
        if (lost)
          return q.reject(lost)
`,
    ],
  ],
}

const driverFile = /\/node_modules\/postgres\/(?:cjs\/)?src\/(connection|index)\.js$/

export function corrected(name, source) {
  return corrections[name].reduce((text, [from, to]) => {
    if (!text.includes(from)) {
      throw new Error(`scripts/postgres-guard.mjs does not know this version of postgres (${name}.js).`)
    }
    return text.replace(from, to)
  }, source)
}

registerHooks({
  load(url, context, next) {
    const [, name] = driverFile.exec(url) ?? []
    const loaded = next(url, context)
    if (!name || !loaded.source) return loaded
    return { ...loaded, source: corrected(name, Buffer.from(loaded.source).toString('utf8')) }
  },
})
