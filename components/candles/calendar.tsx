import type { ReactNode } from 'react'
import type { CoverageView, MonthView } from '@/lib/exchanges/schemas/series'
import { Badge } from '../ui/badge'
import { cn } from '../ui/cn'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '../ui/table'
import { countWords, exchangeNames, flawWords, minuteOf } from './words'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

type Props = { series: CoverageView; children?: ReactNode }

/** One series: what it is, how much of it is there, and each month of it. */
export function Calendar({ series, children }: Props) {
  const { symbol, frame, name, exchange, bars, from, to, missing, bad, keptUp } = series
  const title = `${symbol} ${frame}`
  return (
    <details className="group" name={series.id}>
      <summary className="flex cursor-pointer flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3 hover:bg-surface-2 focus-visible:-outline-offset-2">
        <span className="font-medium">{title}</span>
        <span className="min-w-0 text-fg-2 wrap-anywhere">{name ?? exchangeNames[exchange]}</span>
        <span className="ml-auto flex flex-wrap items-center gap-2">
          {missing > 0 && <Badge tone="warning">{countWords(missing, 'candle')} missing</Badge>}
          {bad > 0 && <Badge tone="warning">{countWords(bad, 'bad candle')}</Badge>}
          {keptUp && <Badge tone="info">Kept up</Badge>}
          {name !== null && <Badge tone="line">Your file</Badge>}
        </span>
        <span className="w-full text-xs text-fg-3">
          {from && to
            ? `${countWords(bars, 'candle')}, ${minuteOf(from)} to ${minuteOf(to)} UTC`
            : 'No candles yet'}
        </span>
        <Strip series={series} />
      </summary>
      <div className="flex flex-col gap-3 px-4 pb-4">
        {series.months.length > 0 && <Years title={title} series={series} />}
        <Faults series={series} />
        {children}
      </div>
    </details>
  )
}

type Look = 'whole' | 'part' | 'none'

function lookOf({ bars, expected, bad }: MonthView): Look {
  if (bars === 0) return 'none'
  return bars < expected || bad.length > 0 ? 'part' : 'whole'
}

const fills: Record<Look, string> = {
  whole: 'bg-info',
  part: 'bg-warning',
  none: 'border border-border-3 bg-transparent',
}

/** Every month as a stroke; the table below says the same in words. */
function Strip({ series }: { series: CoverageView }) {
  return (
    <span aria-hidden className="flex w-full gap-px overflow-hidden">
      {series.months.map((month) => (
        <span key={month.month} className={cn('h-2 min-w-0 flex-1 rounded-[1px]', fills[lookOf(month)])} />
      ))}
    </span>
  )
}

function Years({ title, series }: { title: string; series: CoverageView }) {
  const byMonth = new Map(series.months.map((month) => [month.month, month]))
  const years = [...new Set(series.months.map(({ month }) => month.slice(0, 4)))]
  return (
    <Table dense label={`Months of ${title}${series.name ? `, ${series.name}` : ''}`}>
      <TableHeader>
        <TableRow>
          <TableHead>Year</TableHead>
          {months.map((month) => (
            <TableHead key={month} numeric>
              {month}
            </TableHead>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>
        {years.map((year) => (
          <TableRow key={year}>
            <TableHead scope="row">{year}</TableHead>
            {months.map((month, i) => (
              <MonthCell key={month} month={byMonth.get(`${year}-${String(i + 1).padStart(2, '0')}`)} />
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

/** "744" when the month is whole, "720 of 744" when it is not. */
function MonthCell({ month }: { month: MonthView | undefined }) {
  if (!month) return <TableCell numeric>–</TableCell>
  const { bars, expected } = month
  return (
    <TableCell numeric className={cn(lookOf(month) !== 'whole' && 'text-warning')}>
      {bars < expected ? `${bars} of ${expected}` : bars}
    </TableCell>
  )
}

const shownFaults = 40

function Faults({ series }: { series: CoverageView }) {
  const sentences = series.months.flatMap(({ gaps, bad }) => [
    ...gaps.map(
      ({ from, to, bars }) =>
        `${minuteOf(from)} to ${minuteOf(to)} UTC: ${countWords(bars, 'candle')} missing.`,
    ),
    ...bad.map(({ at, flaw }) => `${minuteOf(at)} UTC: the candle ${flawWords(flaw)}; it was not kept.`),
  ])
  if (series.bars === 0) return null
  if (sentences.length === 0) return <p className="text-xs text-fg-3">No gap and no bad candle.</p>
  return (
    <ul
      aria-label={`Gaps and bad candles of ${series.symbol} ${series.frame}`}
      className="list-disc pl-4 text-xs text-fg-2"
    >
      {sentences.slice(0, shownFaults).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
      {sentences.length > shownFaults && <li>And {sentences.length - shownFaults} more.</li>}
    </ul>
  )
}
