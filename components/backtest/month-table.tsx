import type { ResultView } from '@/lib/backtest/schemas/results'
import { Card, CardHeader } from '../ui/card'
import { cn } from '../ui/cn'
import { ScrollRegion } from '../ui/scroll-region'
import { moneyTone, percent } from './words'

const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

type Month = ResultView['months'][number]
type Read = (month: Month) => number

const tint = (value: number, most: number): string => {
  const colour = value >= 0 ? 'var(--positive)' : 'var(--negative)'
  const weight = most > 0 ? Math.min(1, Math.abs(value) / most) : 0
  return `color-mix(in oklch, ${colour} ${Math.round(8 + weight * 30)}%, var(--surface-1))`
}

const plain = (value: number): string => percent(value, { signed: true }).replace('%', '')

const grown = (months: Month[], read: Read): number =>
  months.reduce((growth, month) => growth * (1 + read(month)), 1) - 1

type RowProps = { label: string; months: Month[]; read: Read; whole: number; most: number }

function Row({ label, months, read, whole, most }: RowProps) {
  const byMonth = new Map(months.map((month) => [Number(month.month.slice(5)), month]))
  return (
    <tr>
      <th scope="row" className="h-8 pr-3 pl-4 text-left text-xs font-medium whitespace-nowrap text-fg-2">
        {label}
      </th>
      {names.map((name, index) => {
        const month = byMonth.get(index + 1)
        const value = month ? read(month) : null
        return (
          <td
            key={name}
            style={{ background: value === null ? undefined : tint(value, most) }}
            className="h-8 min-w-12 rounded-xs px-2 text-right text-xs tabular-nums"
          >
            {value === null ? <span className="text-fg-3">·</span> : plain(value)}
          </td>
        )
      })}
      <td className={cn('pr-4 pl-3 text-right text-xs font-semibold whitespace-nowrap', moneyTone(whole))}>
        {percent(whole, { signed: true })}
      </td>
    </tr>
  )
}

/** Return of every UTC month: the run, holding, and what lies between them. */
export function MonthTable({ months, name }: { months: Month[]; name: string }) {
  const years = [...new Set(months.map(({ month }) => month.slice(0, 4)))]
  const most = Math.max(...months.flatMap(({ value, hold }) => [Math.abs(value), Math.abs(hold)]), 0.001)
  return (
    <Card data-slot="month-table">
      <CardHeader title="Monthly return, %">Net of costs</CardHeader>
      <ScrollRegion label="Monthly return" className="overflow-x-auto py-2 focus-visible:-outline-offset-2">
        <table className="w-full border-separate border-spacing-x-0.5 border-spacing-y-0.5">
          {years.map((year) => {
            const own = months.filter(({ month }) => month.startsWith(year))
            const run = grown(own, ({ value }) => value)
            const hold = grown(own, ({ hold: held }) => held)
            return (
              <tbody key={year}>
                <tr>
                  <th scope="row" className="py-1 pl-4 text-left text-2xs font-medium text-fg-3">
                    {year}
                  </th>
                  {names.map((month) => (
                    <th key={month} scope="col" className="px-2 text-right text-2xs font-medium text-fg-3">
                      {month}
                    </th>
                  ))}
                  <th scope="col" className="pr-4 text-right text-2xs font-medium text-fg-3">
                    Year
                  </th>
                </tr>
                <Row label={name} months={own} read={({ value }) => value} whole={run} most={most} />
                <Row
                  label="Buy and hold"
                  months={own}
                  read={({ hold: held }) => held}
                  whole={hold}
                  most={most}
                />
                <Row
                  label="Difference"
                  months={own}
                  read={({ value, hold: held }) => value - held}
                  whole={run - hold}
                  most={most}
                />
              </tbody>
            )
          })}
        </table>
      </ScrollRegion>
    </Card>
  )
}
