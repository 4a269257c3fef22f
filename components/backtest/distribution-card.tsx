import type { ResultView } from '@/lib/backtest/schemas/results'
import { Histogram } from '../charts/histogram'
import { Card, CardHeader } from '../ui/card'
import { percent } from './words'

export function DistributionCard({ result }: { result: ResultView }) {
  const { distribution, measures } = result
  return (
    <Card data-slot="distribution">
      <CardHeader title="Returns of the trades">{measures.trades.toLocaleString('en-GB')} trades</CardHeader>
      <div className="p-4">
        {distribution.length === 0 ? (
          <p className="text-fg-3">No trade was closed, so there is nothing to count.</p>
        ) : (
          <Histogram
            label="Trades by their return"
            bins={distribution}
            format={(value) => percent(value, { signed: true })}
            unit="trades"
          />
        )}
      </div>
    </Card>
  )
}
