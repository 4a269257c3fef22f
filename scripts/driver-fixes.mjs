import { registerHooks } from 'node:module'

/**
 * postgres.js 3.4.9 does not survive a lost connection (porsager/postgres #1154, #1186, #1216, #1223, November 2026):
 * a write to the lost socket ends the process, a pending write makes the connection deaf for ever, and a transaction
 * goes on, without its transaction, on the connection that replaces the lost one. Each edit below is one repair.
 */
const edits = {
  'connection.js': [
    [
      `    socket = null

    if (initial)
      return reconnect()

    !hadError && (query || sent.length)`,
      `    socket = null
    nextWriteTimer = chunk = null

    if (initial) {
      query = results = errorResponse = null
      result = new Result()
      return reconnect()
    }

    ;(query || sent.length)`,
    ],
    [
      `    closedTime = performance.now()
`,
      `    query = results = errorResponse = null
    result = new Result()
    closedTime = performance.now()
`,
    ],
    [
      `    const x = socket.write(chunk, fn)
`,
      `    if (socket === null) {
      chunk = nextWriteTimer = null
      error(Errors.connection('CONNECTION_CLOSED', options))
      return false
    }
    const x = socket.write(chunk, fn)
`,
    ],
    ['return fetchArrayTypes()', 'return fetchArrayTypes().catch(errored)'],
  ],
  'index.js': [
    [
      `    let savepoints = 0
      , connection
`,
      `    let savepoints = 0
      , lost = null
      , onclose = null
      , connection
`,
    ],
    [
      'new Promise((_, reject) => connection.onclose = reject)',
      `new Promise((_, reject) => connection.onclose = onclose = e => {
          lost = e
          while (queries.length)
            queries.shift().reject(e)
          reject(e)
        })`,
    ],
    [
      `    } catch (error) {
      throw error
    }

    async function scope`,
      `    } finally {
      onclose && connection.onclose === onclose && (connection.onclose = null)
    }

    async function scope`,
    ],
    [
      `        q.catch(e => uncaughtError || (uncaughtError = e))
`,
      `        q.catch(e => uncaughtError || (uncaughtError = e))
        if (lost)
          return q.reject(lost)
`,
    ],
  ],
}

function repaired(file, source) {
  return edits[file].reduce((text, [before, after]) => {
    if (text.split(before).length !== 2) {
      throw new Error(
        'This is not postgres.js 3.4.9. Check whether scripts/driver-fixes.mjs is still needed.',
      )
    }
    return text.replace(before, () => after)
  }, source)
}

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context)
    const file = /\/node_modules\/postgres\/(?:cjs\/)?src\/(connection|index)\.js$/.exec(url)?.[1]
    if (!file) return loaded
    return { ...loaded, source: repaired(`${file}.js`, String(loaded.source)) }
  },
})
