import { connect, shareConnection } from '@/db/client'
import { ensureSeries, loadCandles, saveInstrument, writeBars } from '@/lib/exchanges'
import { frameMs } from '@/lib/exchanges/schemas/frame'
import { system } from '@/lib/kernel/access'
import { rawDb, rawSql } from '@/lib/kernel/db'
import { env } from '@/lib/kernel/env'
import { inTransaction } from '@/lib/kernel/operation'
import { bitcoin, plainBars } from '@/tests/harness/candles'
import budgets from './budgets.json' with { type: 'json' }
import { finish, judge, quantile, round } from './lib/report'

const bars = 1_000_000
const rounds = 15
const from = Date.UTC(2015, 0, 1)
const to = from + bars * frameMs['5m']

async function timed(body: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await body()
  return performance.now() - startedAt
}

const connection = connect(env().DATABASE_URL, { name: 'bench' })
shareConnection(connection)
const series = await inTransaction(system('bench'), async (ctx) =>
  ensureSeries(ctx, { instrumentId: await saveInstrument(ctx, bitcoin), frame: '5m', own: null }),
)
const written = plainBars(bars, from, frameMs['5m'])
await inTransaction(system('bench'), (ctx) => writeBars(ctx, series, written))
const [size] = await rawSql()`
  select count(*)::int as rows, sum(length(data))::int as bytes from candle_block where series_id = ${series.id}`

const loads: number[] = []
const floors: number[] = []
for (let n = 0; n < rounds; n++) {
  floors.push(await timed(() => rawSql()`select data from candle_block where series_id = ${series.id}`))
  loads.push(await timed(() => loadCandles(rawDb(), series.id, from, to)))
}
const [loadMs, floorMs] = [quantile(loads, 0.5), quantile(floors, 0.5)]
const metrics = {
  bars,
  rows: Number(size?.rows),
  bytes: Number(size?.bytes),
  loadMs: round(loadMs),
  readingTheBytesMs: round(floorMs),
  loadToBytes: round(loadMs / floorMs),
}
await connection.close()
finish(judge('candles', metrics, budgets.candles))
