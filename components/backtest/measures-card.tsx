import type { MeasuresView } from '@/lib/backtest/schemas/results'
import { Card, CardHeader } from '../ui/card'
import { Formula } from './formula'
import { type MeasureName, measures } from './words'

const order = Object.keys(measures) as MeasureName[]

/** Every figure of the run; each opens its formula. */
export function MeasuresCard({ found, unit }: { found: MeasuresView; unit: string }) {
  return (
    <Card data-slot="measures-card">
      <CardHeader title="All measures">Each name opens its formula</CardHeader>
      <dl className="grid gap-x-8 px-4 py-2 text-xs sm:grid-cols-2 xl:grid-cols-3">
        {order.map((name) => {
          const value = measures[name].read(found, unit)
          return (
            <div
              key={name}
              className="flex min-h-8 items-center justify-between gap-3 border-b last:border-b-0"
            >
              <dt className="min-w-0 text-fg-2">
                <Formula name={name} value={value} />
              </dt>
              <dd className="text-right whitespace-nowrap tabular-nums">{value}</dd>
            </div>
          )
        })}
      </dl>
    </Card>
  )
}
