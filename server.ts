import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import path from 'node:path'
import next from 'next'
import { closeDatabase } from '@/db/client'
import { compress } from '@/lib/kernel/compress'
import { withRequestId } from '@/lib/kernel/context'
import { env, exportForLibraries } from '@/lib/kernel/env'
import { type Problem, problemOf } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { stopJobs } from '@/lib/kernel/job'
import { log } from '@/lib/kernel/log'
import { precompressed } from '@/lib/kernel/precompressed'
import { refusalOf } from '@/lib/kernel/request-guard'
import { setContentPolicy, setSecurityHeaders } from '@/lib/kernel/security-headers'
import { waitForDatabase } from '@/lib/kernel/wait-for-database'
import { startSockets } from '@/lib/realtime'

const stopWithinMs = 7_500
const drainMs = 3_000
const goodRequestId = /^[\w-]{8,64}$/

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** Next, REST and sockets on one port. */
async function main(): Promise<void> {
  exportForLibraries(env())
  await waitForDatabase()
  const { PORT: port, WEB_HOST: hostname, NODE_ENV } = env()
  const http = createServer()
  const app = next({ dev: NODE_ENV === 'development', hostname, port })
  await app.prepare()
  const sockets = await startSockets(http)
  http.on('request', answerWith(app.getRequestHandler()))
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject)
    http.listen(port, hostname, resolve)
  })
  log().info({ port }, `web is ready at ${env().APP_URL}`)
  stopOnSignal(http, [sockets.stop, () => app.close(), stopJobs, closeDatabase])
}

function answerWith(handle: Handler) {
  const answerStatic = precompressed(path.join(import.meta.dirname, '.next', 'static'))
  return (request: IncomingMessage, response: ServerResponse) => {
    const requestId = requestIdOf(request)
    request.headers['x-request-id'] = requestId
    request.headers['x-tradepost-address'] = addressOf(request)
    request.headers['x-tradepost-path'] = pathOf(request.url)
    response.setHeader('x-request-id', requestId)
    setSecurityHeaders(response)
    if (answerStatic(request, response)) return
    const refusal = refusalOf(request)
    if (refusal) return answerProblem(response, problemOf(refusal))
    setContentPolicy(request, response)
    compress(request, response)
    withRequestId(requestId, () => handle(request, response)).catch((error: unknown) => {
      log().error({ err: error, requestId }, 'a request was not answered')
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  }
}

/** The connection is closed: a body that nobody wants is not read to its end. */
function answerProblem(response: ServerResponse, problem: Problem): void {
  response.writeHead(problem.status, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    connection: 'close',
  })
  response.end(JSON.stringify(problem))
}

function requestIdOf({ headers }: IncomingMessage): string {
  const given = headers['x-request-id']
  return typeof given === 'string' && goodRequestId.test(given) ? given : newId('request')
}

/** The nearest address that is not one of our own proxies; what a client claims beyond that is not believed. */
function addressOf({ headers, socket }: IncomingMessage): string {
  const forwarded = [headers['x-forwarded-for'] ?? []]
    .flat()
    .join(',')
    .split(',')
    .map((each) => each.trim())
  const chain = [...forwarded.filter(Boolean), socket.remoteAddress ?? 'unknown']
  return chain.at(-1 - env().TRUSTED_PROXIES) ?? chain[0] ?? 'unknown'
}

function pathOf(url = '/'): string {
  const { pathname, searchParams } = new URL(`http://page${url}`)
  searchParams.delete('_rsc')
  return pathname + (searchParams.size > 0 ? `?${searchParams}` : '')
}

function stopOnSignal(http: Server, closers: (() => unknown)[]): void {
  let stopping = false
  const stop = async (signal: string) => {
    if (stopping) return
    stopping = true
    log().info({ signal }, 'web is stopping')
    setTimeout(() => process.exit(1), stopWithinMs).unref()
    const drained = new Promise<void>((resolve) => http.close(() => resolve()))
    http.closeIdleConnections()
    setTimeout(() => http.closeAllConnections(), drainMs).unref()
    for (const close of closers.slice(0, 1)) await close()
    await drained
    for (const close of closers.slice(1)) await close()
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

main().catch((error: unknown) => {
  log().fatal({ err: error }, error instanceof Error ? error.message : 'web could not start')
  process.exit(1)
})
