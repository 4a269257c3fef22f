'use client'
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useKeys } from '@/components/admin/use-keys'
import { TradesTable } from '@/components/backtest/trades-table'
import { seriesName } from '@/components/backtest/words'
import type { Mark } from '@/components/charts/candle'
import { getJson } from '@/components/live/get-json'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card, CardHeader } from '@/components/ui/card'
import { Kbd } from '@/components/ui/kbd'
import { Skeleton } from '@/components/ui/skeleton'
import type { TradeView } from '@/lib/backtest/schemas/results'
import type { CandlesView, SeriesFacts, TradesView } from '@/lib/backtest/schemas/views'

const CandleChart = lazy(() =>
  import('@/components/charts/candle-chart').then((module) => ({ default: module.CandleChart })),
)

type Props = { runId: string; part: number; series: SeriesFacts; first: TradesView }

const marksOf = (trades: readonly TradeView[]): Mark[] =>
  trades.flatMap(({ n, side, entryTs, exitTs, entryPrice, exitPrice }) => [
    { trade: n, ts: entryTs, price: entryPrice, kind: side === 'long' ? 'buy' : 'short' },
    { trade: n, ts: exitTs, price: exitPrice, kind: side === 'long' ? 'sell' : 'cover' },
  ])

/** The candles around a trade, fetched when another one is chosen that they do not hold. */
function useCandles(path: string, part: number, chosen: number | null) {
  const [view, setView] = useState<CandlesView | null>(null)
  const [failed, setFailed] = useState(false)
  const held = useRef<CandlesView | null>(null)
  useEffect(() => {
    if (held.current?.trades.some(({ n }) => n === chosen)) return
    let late = false
    const query = chosen === null ? '' : `&trade=${chosen}`
    getJson<CandlesView>(`${path}/candles?part=${part}${query}`).then(
      (found) => {
        if (late) return
        held.current = found
        setView(found)
        setFailed(false)
      },
      () => !late && setFailed(true),
    )
    return () => {
      late = true
    }
  }, [path, part, chosen])
  return { view, failed }
}

/** Pages of trades after the first one. */
function useTrades(path: string, part: number, first: TradesView) {
  const [shown, setShown] = useState(first)
  const [state, setState] = useState<'idle' | 'pending' | 'failed'>('idle')
  const more = () => {
    setState('pending')
    getJson<TradesView>(`${path}/trades?part=${part}&cursor=${shown.nextCursor}`).then(
      (page) => {
        setShown((before) => ({ ...page, items: [...before.items, ...page.items] }))
        setState('idle')
      },
      () => setState('failed'),
    )
  }
  return { ...shown, more: shown.nextCursor ? more : undefined, state }
}

export function TradesPanel({ runId, part, series, first }: Props) {
  const path = `/backtests/${runId}`
  const own = useTrades(path, part, first)
  const [chosen, setChosen] = useState<number | null>(first.items[0]?.n ?? null)
  const { view, failed } = useCandles(path, part, chosen)
  const choose = useCallback((trade: number) => setChosen(trade), [])
  const marks = useMemo(() => marksOf(view?.trades ?? []), [view])
  const step = (by: number) => {
    const at = own.items.findIndex(({ n }) => n === chosen)
    const next = own.items[at + by]
    if (next) setChosen(next.n)
  }
  useKeys({ j: () => step(1), k: () => step(-1) })
  const numbers = view?.trades.map(({ n }) => n) ?? []
  return (
    <div className="grid items-start gap-3 xl:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
      <Card>
        <CardHeader title={titleOf(numbers)}>{seriesName(series)}</CardHeader>
        <div className="px-4 pt-3 pb-2">
          {failed && <Alert tone="warning">The candles could not be loaded. Choose the trade again.</Alert>}
          {view && view.candles.length > 0 ? (
            <Suspense fallback={<Skeleton className="h-[286px]" />}>
              <CandleChart
                bars={view.candles}
                marks={marks}
                chosen={chosen}
                onChoose={choose}
                name={seriesName(series)}
              />
            </Suspense>
          ) : (
            <Skeleton className="h-[286px]" />
          )}
        </div>
      </Card>
      <Card>
        <CardHeader title="Trades">{own.total.toLocaleString('en-GB')}, newest first</CardHeader>
        {own.items.length === 0 ? (
          <p className="p-4 text-fg-3">No trade was closed in this run.</p>
        ) : (
          <div className="max-h-[286px] overflow-y-auto">
            <TradesTable trades={own.items} unit="" chosen={chosen} onChoose={choose} />
          </div>
        )}
        <p className="flex min-h-10 flex-wrap items-center gap-2 border-t px-4 py-1.5 text-xs text-fg-3">
          Choose a trade to see it on the chart; money in {series.quote}
          <span className="ml-auto flex items-center gap-1.5">
            {own.state === 'failed' && <span role="alert">Older trades could not be loaded.</span>}
            {own.more && (
              <Button size="sm" onClick={own.more} pending={own.state === 'pending'}>
                Older trades
              </Button>
            )}
            <Kbd>J</Kbd>
            <Kbd>K</Kbd>
          </span>
        </p>
      </Card>
    </div>
  )
}

function titleOf(numbers: number[]): string {
  if (numbers.length === 0) return 'Candles'
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)]
  return low === high ? `Trade ${low}` : `Trades ${low} to ${high}`
}
