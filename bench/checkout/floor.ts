import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import postgres from 'postgres'

/** A checkout with nothing around it: HTTP, JSON, and the statements that the effect needs, prepared. */
const sql = postgres(process.env.DATABASE_URL ?? '', { max: 10, onnotice: () => {} })

type Body = Record<string, string>
type Sql = postgres.TransactionSql

async function reserve(
  tx: Sql,
  buyer: string,
  goods: string,
  state: string,
  address: unknown,
): Promise<string> {
  const id = randomUUID()
  const [row] = await tx<{ price: number }[]>`
    update floor.goods set on_hand = on_hand - 1 where id = ${goods} and on_hand >= 1 returning price`
  if (!row) throw new Error('sold out')
  await tx`insert into floor.purchase (id, buyer, total, state, address)
    values (${id}, ${buyer}, ${row.price}, ${state}, ${JSON.stringify(address ?? null)}::text::jsonb)`
  await tx`insert into floor.line values (${id}, ${goods}, 1, ${row.price})`
  return id
}

async function post(tx: Sql, buyer: string, order: string, total: number): Promise<void> {
  const [wallet, escrow] = [`wallet:${buyer}`, `escrow:${order}`]
  await tx`update floor.account set balance = balance - ${total} where code = ${wallet}`
  await tx`insert into floor.account values (${escrow}, ${total})`
  await tx`insert into floor.transfer (id) values (${order})`
  await tx`insert into floor.entry values (${order}, ${wallet}, ${-total}), (${order}, ${escrow}, ${total})`
}

const routes: Record<string, (body: Body) => Promise<unknown>> = {
  '/buy': ({ buyer = '', goods = '', address }) =>
    sql.begin(async (tx) => {
      const id = await reserve(tx, buyer, goods, 'paid', address)
      const [row] = await tx<{ total: number }[]>`select total from floor.purchase where id = ${id}`
      await post(tx, buyer, id, row?.total ?? 0)
      return { id }
    }),
  '/add': ({ buyer = '', goods = '' }) => sql`insert into floor.cart values (${buyer}, ${goods}, 1)
    on conflict (buyer, goods) do update set quantity = 1`,
  '/start': ({ buyer = '' }) =>
    sql.begin(async (tx) => {
      const [line] = await tx<
        { goods: string }[]
      >`select goods from floor.cart where buyer = ${buyer} for update`
      return { id: await reserve(tx, buyer, line?.goods ?? '', 'draft', null) }
    }),
  '/update': ({ id = '', address }) =>
    sql`update floor.purchase set address = ${JSON.stringify(address)}::text::jsonb where id = ${id}`,
  '/pay': ({ buyer = '', id = '' }) =>
    sql.begin(async (tx) => {
      const [row] = await tx<{ total: number }[]>`
        update floor.purchase set state = 'paid' where id = ${id} and state = 'draft' returning total`
      if (!row) throw new Error('paid already')
      await post(tx, buyer, id, row.total)
      await tx`delete from floor.cart where buyer = ${buyer}`
      return { id }
    }),
}

async function bodyOf(request: IncomingMessage): Promise<Body> {
  let text = ''
  for await (const chunk of request) text += chunk
  return JSON.parse(text)
}

const server = createServer(async (request, response) => {
  try {
    const answer = await routes[request.url ?? '']?.(await bodyOf(request))
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  } catch (error) {
    response.writeHead(500).end(String(error))
  }
})
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`listening http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
})
