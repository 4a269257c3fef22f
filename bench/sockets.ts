import { connect, shareConnection } from '@/db/client'
import { env } from '@/lib/kernel/env'
import { cookieOf, newPerson } from '@/tests/harness/people'
import budgets from './budgets.json' with { type: 'json' }
import { finish, judge, quantile, round } from './lib/report'
import { type ClientOrder, connectClients } from './sockets/clients'
import { Peer } from './sockets/peer'
import { type Memory, serve } from './sockets/server'

const connections = 5_000
const people = 500
const warmUp = 200
const rounds = 60
const warmRounds = 10

interface Side {
  server: Peer
  clients: Peer
  before: Memory
  after: Memory
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** A server, and its clients in another process; each is measured before and after they have come. */
async function open(kind: 'ours' | 'bare', cookies: string[]): Promise<Side> {
  const server = new Peer('server', kind)
  const port = await server.ask<number>('listen')
  const arrive = async (count: number) => {
    const clients = new Peer('clients')
    const order: ClientOrder = { open: count, port, cookies, kind }
    await clients.ask<number>(order)
    return clients
  }
  const early = await arrive(warmUp)
  await server.ask('emit')
  await early.ask({ await: 'round' })
  await early.ask({ close: true })
  early.end()
  await pause(1_000)
  const before = await server.ask<Memory>('memory')
  const clients = await arrive(connections)
  await pause(1_000)
  return { server, clients, before, after: await server.ask<Memory>('memory') }
}

/** One message to a room with everybody in it; gives how long each socket waited for it. */
async function emitOnce({ server, clients }: Side): Promise<number[]> {
  const heard = clients.ask<number[]>({ await: 'round' } satisfies ClientOrder)
  await server.ask('emit')
  return heard
}

async function main(): Promise<void> {
  const connection = connect(env().DATABASE_URL, { max: 4, name: 'bench' })
  shareConnection(connection)
  const cookies: string[] = []
  for (let n = 0; n < people; n++) cookies.push(await cookieOf((await newPerson(connection.db)).id))
  const bare = await open('bare', cookies)
  const ours = await open('ours', cookies)
  const ratios: number[] = []
  const all = { ours: [] as number[], bare: [] as number[] }
  for (let n = -warmRounds; n < rounds; n++) {
    const floor = await emitOnce(bare)
    const latencies = await emitOnce(ours)
    if (n < 0) continue
    all.bare.push(...floor)
    all.ours.push(...latencies)
    ratios.push(quantile(latencies, 0.99) / quantile(floor, 0.99))
  }
  for (const side of [bare, ours]) for (const peer of [side.server, side.clients]) peer.end()
  const per = (side: Side, key: keyof Memory) => (side.after[key] - side.before[key]) / connections
  const metrics = {
    connections,
    rounds,
    bareEmitP99Ms: round(quantile(all.bare, 0.99), 1),
    emitP99Ms: round(quantile(all.ours, 0.99), 1),
    emitP50ToBare: round(quantile(all.ours, 0.5) / quantile(all.bare, 0.5)),
    emitP99ToBare: round(quantile(ratios, 0.5)),
    emitP99OverallToBare: round(quantile(all.ours, 0.99) / quantile(all.bare, 0.99)),
    bareBytes: round(per(bare, 'heapBytes'), 0),
    bytes: round(per(ours, 'heapBytes'), 0),
    bytesToBare: round(per(ours, 'heapBytes') / per(bare, 'heapBytes')),
    bareRssBytes: round(per(bare, 'rssBytes'), 0),
    rssBytes: round(per(ours, 'rssBytes'), 0),
  }
  await connection.close()
  finish(judge('sockets', metrics, budgets.sockets))
}

const [role, word] = process.argv.slice(2)
if (role === 'server') await serve(word === 'ours' ? 'ours' : 'bare')
else if (role === 'clients') connectClients()
else await main()
