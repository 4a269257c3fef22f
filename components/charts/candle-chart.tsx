'use client'
import { useCallback } from 'react'
import type UPlot from 'uplot'
import { formatDay, formatDayClock } from '../ui/format'
import type { Candle, Mark } from './candle'
import { candles, highlight, marks } from './candle-plugins'
import { pointed } from './curve-plugins'
import type { Ink } from './ink'
import { usePlot } from './use-plot'

type Props = {
  bars: Candle[]
  marks: Mark[]
  /** The trade that is chosen in the list. */
  chosen: number | null
  onChoose: (trade: number) => void
  name: string
}

const digitsOf = (price: number): number => (price >= 1_000 ? 0 : price >= 10 ? 2 : price >= 0.1 ? 4 : 6)

const tickWords = (bars: Candle[], tick: number): string => {
  const bar = Number.isInteger(tick) ? bars[tick] : undefined
  return bar ? formatDay(new Date(bar.ts)) : ''
}

function optionsOf(
  { bars, marks: shown, chosen, onChoose }: Omit<Props, 'name'>,
  ink: Ink,
): Omit<UPlot.Options, 'width'> {
  const axis = { font: ink.font, stroke: ink.text, ticks: { show: false } }
  const price = (value: number) =>
    value.toLocaleString('en-GB', { maximumFractionDigits: digitsOf(Math.abs(value)) })
  const low = Math.min(...bars.map((bar) => bar.low))
  const high = Math.max(...bars.map((bar) => bar.high))
  const room = (high - low || 1) * 0.14
  return {
    height: 286,
    padding: [8, 0, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
    scales: {
      x: { time: false, range: () => [-1, bars.length] },
      y: { range: () => [low - room, high + room] },
    },
    axes: [
      {
        ...axis,
        grid: { show: false },
        size: 28,
        space: 110,
        values: (_chart, ticks) => ticks.map((tick) => tickWords(bars, tick)),
      },
      {
        ...axis,
        side: 1,
        size: 64,
        grid: { stroke: ink.grid, width: 1 },
        values: (_chart, ticks) => ticks.map(price),
      },
    ],
    series: [{}, { stroke: 'transparent', points: { show: false } }],
    plugins: [
      highlight(bars, shown, chosen, ink),
      candles(bars, ink),
      marks(bars, shown, ink, onChoose),
      pointed((at) => {
        const bar = bars[at]
        if (!bar) return ''
        const { ts, open, high: top, low: bottom, close } = bar
        return [
          formatDayClock(new Date(ts)),
          `open  ${price(open)}`,
          `high  ${price(top)}`,
          `low   ${price(bottom)}`,
          `close ${price(close)}`,
        ].join('\n')
      }),
    ],
  }
}

/** Candles with the fills of trades. Clicking a fill chooses its trade; the list of trades does the same by keyboard. */
export function CandleChart({ bars, marks: shown, chosen, onChoose, name }: Props) {
  const host = usePlot(
    useCallback(
      (ink: Ink) => ({
        options: optionsOf({ bars, marks: shown, chosen, onChoose }, ink),
        data: [bars.map((_, index) => index), bars.map((bar) => bar.close)],
      }),
      [bars, shown, chosen, onChoose],
    ),
  )
  const [first, last] = [bars[0]?.ts ?? 0, bars.at(-1)?.ts ?? 0]
  return (
    <div
      ref={host}
      data-slot="candle-chart"
      role="img"
      aria-label={`Candles of ${name} from ${formatDayClock(new Date(first))} to ${formatDayClock(new Date(last))} with ${shown.length} fills. The list of trades shows the same figures.`}
      className="h-[286px] w-full overflow-hidden"
    />
  )
}
