import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { POST as hearStripe } from '@/app/api/webhooks/stripe/route'
import { api } from '@/lib/api'
import { startSockets } from '@/lib/realtime'
import { answerRest } from '@/lib/rest'

/** The REST door, the ear for Stripe and the sockets on one port, as the web process has them, without the pages. */
export async function openDoors(port = 0): Promise<{ url: string; server: Server; stop(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const asked = asRequest(request)
    const answer = await (request.url === '/api/webhooks/stripe' ? hearStripe(asked) : answerRest(api, asked))
    response.writeHead(answer.status, Object.fromEntries(answer.headers))
    response.end(Buffer.from(await answer.arrayBuffer()))
  })
  const sockets = await startSockets(server)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const { port: taken } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${taken}`, server, stop: sockets.stop }
}

function asRequest(incoming: IncomingMessage): Request {
  const { url, method = 'GET', headers } = incoming
  const given = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  )
  const body = method === 'GET' || method === 'HEAD' ? null : (Readable.toWeb(incoming) as ReadableStream)
  const asked = { method, headers: given, body, duplex: 'half' }
  return new Request(`http://${headers.host}${url}`, asked)
}
