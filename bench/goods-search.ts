import { connect, shareConnection } from '@/db/client'
import { env } from '@/lib/kernel/env'
import { openDoors } from '@/tests/harness/web-doors'
import budgets from './budgets.json' with { type: 'json' }
import { bareSearch, type Search } from './goods/bare'
import { layMarket, wordOfRank } from './goods/market'
import { finish, judge, quantile, round } from './lib/report'

const goods = 200_000
const rounds = 4
const perRound = 2

/** Common and rare words, with filters and without; browsing by category, country and price. */
const searches: Search[] = [
  { q: wordOfRank(0) },
  { q: wordOfRank(3), category: 'cards' },
  { q: wordOfRank(40), shipsTo: 'DE' },
  { q: wordOfRank(150) },
  { q: `${wordOfRank(20)} ${wordOfRank(60)}` },
  { q: wordOfRank(800), maxMinor: 20_000 },
  { q: wordOfRank(2_500) },
  { q: wordOfRank(90), category: 'games', sort: 'cheapest' },
  { sort: 'newest' },
  { category: 'figures', sort: 'cheapest' },
  { shipsTo: 'FR', minMinor: 1_000, maxMinor: 9_000, sort: 'newest' },
  { category: 'books', shipsTo: 'IE', sort: 'cheapest' },
]

async function timed(work: () => Promise<unknown>): Promise<number> {
  const at = performance.now()
  await work()
  return performance.now() - at
}

async function main(): Promise<void> {
  const connection = connect(env().DATABASE_URL, { max: 4, name: 'bench' })
  shareConnection(connection)
  const laidMs = await timed(() => layMarket(connection.sql, goods))
  const doors = await openDoors()
  const ask = async (search: Search) => {
    const query = new URLSearchParams(Object.entries(search).map(([key, value]) => [key, String(value)]))
    const answer = await fetch(`${doors.url}/api/v1/goods?${query}`)
    if (!answer.ok) throw new Error(`${query}: ${await answer.text()}`)
    return answer.json()
  }
  const sides = { rest: ask, bare: (search: Search) => bareSearch(connection.sql, search) }
  const all: Record<keyof typeof sides, number[]> = { rest: [], bare: [] }
  const ratios: number[] = []
  for (let turn = -1; turn < rounds; turn++) {
    const mine: typeof all = { rest: [], bare: [] }
    for (let n = 0; n < perRound; n++)
      // Side by side, so that a busy moment of the machine meets both.
      for (const search of searches)
        for (const [side, work] of n % 2 === 0 ? Object.entries(sides) : Object.entries(sides).reverse())
          mine[side as keyof typeof sides].push(await timed(() => work(search)))
    if (turn < 0) continue
    all.rest.push(...mine.rest)
    all.bare.push(...mine.bare)
    ratios.push(quantile(mine.rest, 0.95) / quantile(mine.bare, 0.95))
  }
  const metrics = {
    goods,
    laidS: round(laidMs / 1_000, 1),
    searches: all.rest.length,
    restP50Ms: round(quantile(all.rest, 0.5), 2),
    bareP50Ms: round(quantile(all.bare, 0.5), 2),
    restP95Ms: round(quantile(all.rest, 0.95), 2),
    bareP95Ms: round(quantile(all.bare, 0.95), 2),
    p50ToBare: round(quantile(all.rest, 0.5) / quantile(all.bare, 0.5)),
    p95ToBare: round(quantile(ratios, 0.5)),
  }
  doors.server.close()
  await doors.stop()
  await connection.close()
  finish(judge('goods-search', metrics, budgets['goods-search']))
}

await main()
process.exit()
