import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { RedisStore, type Reply } from './store'

/** A Redis on loopback: RESP2, one store, MULTI and EXEC per connection. No scripts, no other commands. */
export async function startRedis(port = 0) {
  const store = new RedisStore()
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.once('close', () => sockets.delete(socket))
    serve(socket, store)
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const { port: taken } = server.address() as AddressInfo
  const close = async () => {
    const closed = once(server, 'close')
    server.close()
    for (const socket of sockets) socket.destroy()
    await closed
  }
  return { url: `redis://127.0.0.1:${taken}`, port: taken, store, close }
}

function serve(socket: Socket, store: RedisStore): void {
  let rest = Buffer.alloc(0)
  let queue: string[][] | null = null
  const answer = (words: string[]): Reply => {
    const name = words[0]?.toUpperCase()
    if (name === 'MULTI') {
      queue = []
      return 'OK'
    }
    if (name === 'EXEC') {
      const waiting = queue
      queue = null
      return waiting ? waiting.map((each) => store.run(each)) : new Error('ERR EXEC without MULTI')
    }
    if (!queue) return store.run(words)
    queue.push(words)
    return 'QUEUED'
  }
  socket.on('data', (chunk) => {
    rest = Buffer.concat([rest, chunk])
    for (let read = readCommand(rest); read; read = readCommand(rest)) {
      rest = rest.subarray(read.bytes)
      socket.write(encode(answer(read.words)))
    }
  })
}

/** An array of bulk strings at the beginning of what has arrived; null while it is not complete. */
function readCommand(data: Buffer): { words: string[]; bytes: number } | null {
  let at = 0
  const line = (mark: string): number | null => {
    const end = data.indexOf('\r\n', at)
    if (end < 0) return null
    const text = data.toString('latin1', at, end)
    if (!text.startsWith(mark)) throw new Error(`Not RESP2: ${text.slice(0, 20)}`)
    at = end + 2
    return Number(text.slice(1))
  }
  const count = line('*')
  if (count === null) return null
  const words: string[] = []
  for (let n = 0; n < count; n++) {
    const length = line('$')
    if (length === null || data.length < at + length + 2) return null
    words.push(data.toString('utf8', at, at + length))
    at += length + 2
  }
  return { words, bytes: at }
}

const simple = new Set(['OK', 'QUEUED', 'PONG'])

function encode(reply: Reply): string {
  if (reply === null) return '$-1\r\n'
  if (Array.isArray(reply)) return `*${reply.length}\r\n${reply.map(encode).join('')}`
  if (reply instanceof Error) return `-${reply.message}\r\n`
  if (typeof reply === 'number') return `:${reply}\r\n`
  return simple.has(reply) ? `+${reply}\r\n` : `$${Buffer.byteLength(reply)}\r\n${reply}\r\n`
}
