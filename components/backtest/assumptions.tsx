import type { HonestyView } from '@/lib/backtest/schemas/results'
import type { RunSettings } from '@/lib/backtest/schemas/settings'
import { Card, CardHeader } from '../ui/card'
import { amount, percent, ratio } from './words'

type Props = {
  settings: RunSettings
  honesty: HonestyView
  unit: string
  /** Parameters that differ from the strategy's own; left out where they are nobody's business. */
  params?: Record<string, number> | undefined
}

const rate = (value: number | undefined, what: string): string =>
  value === undefined ? `${what} as the exchange` : `${percent(value, { digits: 3 })} ${what}`

function slippageWords({ slippage, spread }: RunSettings): string {
  const { kind, value } = slippage
  const words = {
    none: 'none',
    fraction: percent(value, { digits: 3 }),
    ticks: `${value} ticks`,
    range: `${percent(value)} of a bar’s range`,
    volume: `${value} × √(size / volume)`,
  }[kind]
  return spread > 0 ? `${words}, and half a spread of ${percent(spread, { digits: 3 })}` : words
}

/** What the run took for granted. */
export function Assumptions({ settings, honesty, unit, params }: Props) {
  const {
    fundingRate,
    takerFee,
    makerFee,
    fixedFee,
    inside,
    fillAt,
    leverage,
    volumeShare,
    capital,
    closeAtEnd,
  } = settings
  const rows: [string, string][] = [
    ['Start', amount(capital, unit)],
    [
      'Fees',
      `${rate(takerFee, 'taker')}, ${rate(makerFee, 'maker')}${fixedFee > 0 ? `, ${amount(fixedFee, unit)} an order` : ''}`,
    ],
    ['Slippage', slippageWords(settings)],
    ...(settings.model === 'tradepost'
      ? []
      : [['Fill model', `as ${settings.model} fills`] as [string, string]]),
    ['Fills', fillAt === 'open' ? 'Next bar’s open, never the same bar' : 'The close it was decided at'],
    [
      'Stop and target in one bar',
      inside === 'worst' ? 'The stop comes first' : 'The nearer one comes first',
    ],
    ['Leverage', leverage === undefined ? 'As the strategy allows' : `At most ${leverage} ×`],
    ['Volume', volumeShare > 0 ? `At most ${percent(volumeShare)} of a bar’s` : 'No limit'],
    ['Funding', fundingRate ? `${percent(fundingRate, { digits: 4 })} at every payment` : 'None is counted'],
    ['At the end', closeAtEnd ? 'The last position is closed' : 'The last position stays open'],
    ...(honesty.deflated
      ? [
          [
            'Parameters tried',
            `${honesty.deflated.tries}; luck alone gives a Sharpe of ${ratio(honesty.deflated.luck)}`,
          ] as [string, string],
        ]
      : []),
    ...(params && Object.keys(params).length > 0
      ? [
          [
            'Parameters',
            Object.entries(params)
              .map(([name, value]) => `${name} ${value}`)
              .join(', '),
          ] as [string, string],
        ]
      : []),
  ]
  return (
    <Card data-slot="assumptions">
      <CardHeader title="What it assumes" />
      <dl className="px-4 py-3 text-xs">
        {rows.map(([name, words]) => (
          <div key={name} className="flex justify-between gap-4 py-1">
            <dt className="shrink-0 text-fg-3">{name}</dt>
            <dd className="min-w-0 text-right">{words}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
