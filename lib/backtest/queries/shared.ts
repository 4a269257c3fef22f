import { sql } from 'drizzle-orm'
import { anyone } from '@/lib/kernel/access'
import { notFound } from '@/lib/kernel/errors'
import { query } from '@/lib/kernel/operation'
import type { ResultView } from '../schemas/results'
import { sharedInput, sharedView } from '../schemas/views'
import { shareHashOf } from '../share'
import { foundPart, tradeCount, tradeOf, unpacked } from './found'
import { deletedStrategy } from './head'

const shownTrades = 100

/** Findings that name what the strategy computes. */
const telling: ReadonlySet<string> = new Set(['look-ahead', 'warm-up'])

const withoutStrategy = (view: ResultView): ResultView => ({
  ...view,
  findings: view.findings.filter(({ rule }) => !telling.has(rule)),
  causality: { ...view.causality, lookAhead: [], warmUp: [], refusal: null },
})

/** Whoever has the link sees the result; how the strategy works (form, parameters, hashes) is not in it. */
export const sharedBacktest = query(
  {
    name: 'backtest.shared',
    summary: 'A result that its owner has shared, by the token of the link.',
    input: sharedInput,
    output: sharedView,
    access: anyone,
    limit: { max: 120, windowS: 60 },
  },
  async ({ token }, { db }) => {
    const hash = shareHashOf(token).toString('hex')
    const [run] = await db.execute<{ id: string; created_at: string; name: string | null; by: string }>(sql`
      select r.id, r.created_at, s.name, o.name as by from backtest_run r
      join person o on o.id = r.owner_id left join strategy s on s.id = r.strategy_id
      where r.share_hash = decode(${hash}, 'hex') and r.state = 'done'`)
    if (!run) notFound('shared result')
    const { series, plan, view, tookMs, trades } = await foundPart(db, run.id, 0, 'trades')
    const columns = await unpacked(trades)
    const total = tradeCount(columns)
    const { seriesId, exchange, symbol, quote, minutes } = series
    return {
      strategyName: run.name ?? deletedStrategy,
      by: run.by,
      createdAt: new Date(run.created_at).toISOString(),
      series: { seriesId, exchange, symbol, quote, minutes },
      settings: plan.asked,
      tookMs,
      result: withoutStrategy(view),
      trades: Array.from({ length: Math.min(total, shownTrades) }, (_, k) => tradeOf(columns, total - k)),
      totalTrades: total,
    }
  },
)
