import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { signedIn } from '@/lib/kernel/access'
import { query } from '@/lib/kernel/operation'
import { personOf } from '../access'
import { marketsView } from '../schemas/views'

interface Row extends Record<string, unknown> {
  id: string
  name: string | null
  frame: string
  exchange: string
  symbol: string
  quote: string
  taker_fee: string
  maker_fee: string
  first: string
  last: string
  bars: string
}

const most = 500
const minutesOf: Record<string, number> = {
  '1m': 1,
  '5m': 5,
  '15m': 15,
  '30m': 30,
  '1h': 60,
  '4h': 240,
  '1d': 1_440,
}

export const backtestMarkets = query(
  {
    name: 'backtest.markets',
    summary: 'The series you may run a strategy over, with the time they cover.',
    input: z.object({}),
    output: marketsView,
    access: signedIn,
  },
  async (_, { db, actor }) => {
    const rows = await db.execute<Row>(sql`
      select s.id, s.name, s.frame, i.exchange, i.symbol, i.quote, i.taker_fee, i.maker_fee,
        min(b.first_ts) as first, max(b.last_ts) as last, sum(b.bars) as bars
      from candle_series s join instrument i on i.id = s.instrument_id join candle_block b on b.series_id = s.id
      where (s.person_id is null or s.person_id = ${personOf(actor).id}) and b.bars > 0
      group by s.id, i.id order by s.person_id nulls last, i.symbol, i.exchange, s.frame limit ${most}`)
    return {
      markets: rows.map(({ id, name, frame, exchange, symbol, quote, first, last, bars, ...fees }) => ({
        seriesId: id,
        exchange,
        symbol,
        quote,
        minutes: minutesOf[frame] ?? 1,
        name,
        firstTs: Number(first),
        lastTs: Number(last),
        bars: Number(bars),
        takerFee: Number(fees.taker_fee),
        makerFee: Number(fees.maker_fee),
      })),
    }
  },
)
