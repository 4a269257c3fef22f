import type { ResultView } from '@/lib/backtest/schemas/results'
import { cn } from '../ui/cn'
import { Stat, StatStrip } from '../ui/stat'
import { Formula } from './formula'
import { amount, type MeasureName, measures, moneyTone, percent, ratio, span } from './words'

type Props = { result: ResultView; unit: string }

/** The six figures that a run is about. */
export function ResultStrip({ result, unit }: Props) {
  const { measures: found, honesty, start } = result
  const hints: [MeasureName, string, string | undefined][] = [
    ['roi', `buy and hold ${percent(found.buyAndHold, { signed: true })}`, moneyTone(found.roi)],
    [
      'sharpe',
      honesty.outSharpe === null ? 'daily returns, a year’s' : `${ratio(honesty.outSharpe)} out of sample`,
      undefined,
    ],
    [
      'maxDrawdown',
      found.maxDrawdownMs === null ? 'never below its best' : `${span(found.maxDrawdownMs)} the longest`,
      found.maxDrawdown > 0 ? 'text-negative' : undefined,
    ],
    ['winRate', winHint(found), undefined],
    ['profitFactor', 'gross gain / gross loss', undefined],
    ['feesPaid', `${percent(found.feesPaid / start)} of the start`, undefined],
  ]
  return (
    <StatStrip label="Result" className="grid-cols-2 md:grid-cols-3 xl:grid-cols-6">
      {hints.map(([name, hint, tone]) => {
        const value = measures[name].read(found, unit)
        return (
          <Stat
            key={name}
            label={<Formula name={name} value={value} />}
            value={
              <span className={cn(tone)}>{name === 'feesPaid' ? amount(found.feesPaid, unit) : value}</span>
            }
            hint={hint}
          />
        )
      })}
    </StatStrip>
  )
}

function winHint({ trades, winRate }: ResultView['measures']): string {
  if (winRate === null) return 'no trade was closed'
  return `${Math.round(trades * winRate).toLocaleString('en-GB')} of ${trades.toLocaleString('en-GB')} trades`
}
