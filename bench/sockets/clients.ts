import { WebSocket } from 'ws'
import { answerOrders, sharedNow } from './peer'

export type ClientOrder =
  | { open: number; port: number; cookies: string[]; kind: 'ours' | 'bare' }
  | { await: 'round' }
  | { close: true }

const atOnce = 40

/** Bare clients for both servers, so that the receiving side costs the same. */
export function connectClients(): void {
  const sockets: WebSocket[] = []
  const round = { latenciesMs: [] as number[], done: () => {} }

  const hear = (data: string) => {
    const sent = /"aggregate":"(\d+)"/.exec(data)?.[1]
    if (sent === undefined) return
    round.latenciesMs.push(Number(sharedNow() - BigInt(sent)) / 1e6)
    if (round.latenciesMs.length === sockets.length) round.done()
  }
  const open = (port: number, cookie: string, kind: 'ours' | 'bare') =>
    new Promise<void>((resolve, reject) => {
      const origin = `http://127.0.0.1:${port}`
      const url = `ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`
      const socket = new WebSocket(url, { perMessageDeflate: false, origin, headers: { cookie } })
      sockets.push(socket)
      socket.once('error', reject)
      if (kind === 'bare') socket.once('open', () => socket.send('hello'))
      socket.on('message', (raw) => {
        const data = String(raw)
        if (data.startsWith('0')) socket.send('40')
        else if (data === '2') socket.send('3')
        else if (data === 'joined' || data.startsWith('42["resumed"')) resolve()
        else if (data.startsWith('42')) hear(data)
      })
    })
  answerOrders<ClientOrder>(async (order) => {
    if ('open' in order) {
      let next = 0
      const lane = async () => {
        for (let n = next++; n < order.open; n = next++)
          await open(order.port, order.cookies[n % order.cookies.length] ?? '', order.kind)
      }
      await Promise.all(Array.from({ length: atOnce }, lane))
      return sockets.length
    }
    if ('close' in order) {
      for (const socket of sockets.splice(0)) socket.terminate()
      return null
    }
    if (round.latenciesMs.length < sockets.length)
      await new Promise<void>((resolve) => {
        round.done = resolve
      })
    return round.latenciesMs.splice(0)
  })
}
