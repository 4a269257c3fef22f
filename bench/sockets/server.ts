import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { startAttendance } from '@/lib/presence'
import { openSockets } from '@/lib/realtime/open-sockets'
import { answerOrders, sharedNow } from './peer'

export interface Memory {
  /** Objects of the language and buffers outside its heap, after a full collection. */
  heapBytes: number
  rssBytes: number
}

type Order = 'listen' | 'emit' | 'memory'

const http = createServer()

/** The floor is the least that has a room: who says hello is in it until they leave. The message is the same for both: a hint as engine.io writes it, with the time of sending for its aggregate. */
const room = {
  ours: () => {
    const sockets = openSockets(http, () => 0, startAttendance())
    return (aggregate: string) => sockets.tell({ position: 1, type: 'bench.happened', aggregate }, ['public'])
  },
  bare: () => {
    const members = new Set<WebSocket>()
    const server = new WebSocketServer({ server: http, perMessageDeflate: false })
    server.on('connection', (socket) => {
      socket.on('message', () => {
        members.add(socket)
        socket.send('joined')
      })
      socket.on('close', () => members.delete(socket))
    })
    return (aggregate: string) => {
      const hint = { position: 1, type: 'bench.happened', aggregate }
      const text = `42${JSON.stringify(['hint', hint])}`
      for (const member of members) member.send(text)
    }
  },
}

async function memory(): Promise<Memory> {
  for (let n = 0; n < 3; n++) {
    globalThis.gc?.()
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  const { heapUsed, external, rss } = process.memoryUsage()
  return { heapBytes: heapUsed + external, rssBytes: rss }
}

export async function serve(kind: keyof typeof room): Promise<void> {
  const emit = room[kind]()
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  answerOrders<Order>(async (order) => {
    if (order === 'listen') return (http.address() as AddressInfo).port
    if (order === 'memory') return memory()
    emit(String(sharedNow()))
  })
}
