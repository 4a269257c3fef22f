import { io, type Socket } from 'socket.io-client'
import { z } from 'zod'
import { connect } from '@/db/client'
import { system } from '@/lib/kernel/access'
import { env } from '@/lib/kernel/env'
import { event } from '@/lib/kernel/events'
import { inTransaction } from '@/lib/kernel/operation'

const happened = event('bench.happened', z.object({}))
const bench = system('bench')
const patienceMs = 10_000
const channel = 'bench_floor'

const inTime = <T>(what: string, promise: Promise<T>): Promise<T> => {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`${what} did not arrive`)), patienceMs).unref()
  })
  return Promise.race([promise, late])
}

/** The floor: one connection notifies, another one hears it. */
export async function openFloor(): Promise<{ once(): Promise<number>; close(): Promise<void> }> {
  const [teller, hearer] = ['teller', 'hearer'].map((name) => connect(env().DATABASE_URL, { max: 1, name }))
  if (!teller || !hearer) throw new Error('no connections')
  let heard = (_: string) => {}
  await hearer.sql.listen(channel, (payload) => heard(payload))
  const once = async () => {
    const arrived = new Promise<string>((resolve) => {
      heard = resolve
    })
    const at = performance.now()
    await teller.sql`select pg_notify(${channel}, 'x')`
    await inTime('a notification', arrived)
    return performance.now() - at
  }
  const close = async () => {
    await teller.close()
    await hearer.close()
  }
  return { once, close }
}

/** From the moment an event's transaction is about to commit until a browser's socket has its hint. */
export function openLine(url: string): { ready(): boolean; once(n: number): Promise<number>; close(): void } {
  const socket: Socket = io(url, {
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: { origin: url },
  })
  const waiting = new Map<string, () => void>()
  socket.on('hint', ({ aggregate }: { aggregate: string }) => waiting.get(aggregate)?.())
  const once = async (n: number) => {
    const aggregate = `thing ${n}`
    const arrived = new Promise<void>((resolve) => waiting.set(aggregate, resolve))
    let at = Number.NaN
    await inTransaction(bench, async (ctx) => {
      await ctx.emit(happened, { aggregate, payload: {}, rooms: ['public'] })
      at = performance.now()
    })
    await inTime('a hint', arrived)
    waiting.delete(aggregate)
    return performance.now() - at
  }
  return { ready: () => socket.connected, once, close: () => socket.close() }
}
