'use client'
import { useCallback } from 'react'
import type UPlot from 'uplot'
import { formatDay } from '../ui/format'
import { type Curve, deepestOf } from './curve'
import { dayAndYear, deepest, outside, pointed } from './curve-plugins'
import { clear, type Ink } from './ink'
import { usePlot } from './use-plot'

type Props = {
  curve: Curve
  /** Where bars begin that no fit has seen, ms UTC. */
  splitAt: number | null
  log: boolean
  /** What money is counted in. */
  unit: string
  name: string
}

const axisPx = 64
const syncKey = 'equity'

const short = new Intl.NumberFormat('en-GB', { notation: 'compact', maximumSignificantDigits: 4 })
const exact = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2, minimumFractionDigits: 2 })

function fade(chart: UPlot, colour: string): CanvasGradient {
  const { top, height } = chart.bbox
  const gradient = chart.ctx.createLinearGradient(0, top, 0, top + height)
  gradient.addColorStop(0, clear(colour, 0.18))
  gradient.addColorStop(1, clear(colour, 0))
  return gradient
}

const cursor = (fill: string): UPlot.Cursor => ({
  y: false,
  drag: { x: false, y: false },
  points: { size: 8, fill },
  sync: { key: syncKey, setSeries: false },
})

const timesOf = (curve: Curve): number[] => curve.ts.map((ts) => ts / 1000)

function equityOptions(
  { curve, splitAt, log, unit }: Omit<Props, 'name'>,
  ink: Ink,
): Omit<UPlot.Options, 'width'> {
  const axis = { font: ink.font, stroke: ink.text, ticks: { show: false } }
  return {
    height: 264,
    padding: [8, 0, 0, 0],
    legend: { show: false },
    cursor: cursor(ink.line),
    scales: { x: { time: true }, y: log ? { distr: 3, log: 10 } : {} },
    axes: [
      { ...axis, size: 6, values: () => [], grid: { show: false } },
      {
        ...axis,
        side: 1,
        size: axisPx,
        grid: { stroke: ink.grid, width: 1 },
        values: (_chart, ticks) => ticks.map((tick) => (tick === null ? '' : short.format(tick))),
      },
    ],
    series: [
      {},
      { stroke: ink.bench, width: 1.25, dash: [4, 4], points: { show: false } },
      {
        stroke: ink.line,
        width: 1.75,
        fill: (chart) => fade(chart, ink.line),
        points: { show: false },
      },
    ],
    plugins: [
      outside(splitAt, ink),
      pointed((at) =>
        [
          dayAndYear(curve.ts[at] ?? 0),
          `equity        ${exact.format(curve.equity[at] ?? 0)} ${unit}`,
          `buy and hold  ${exact.format(curve.hold[at] ?? 0)} ${unit}`,
          `drawdown      ${((curve.drawdown[at] ?? 0) * 100).toFixed(1)}%`,
        ].join('\n'),
      ),
    ],
  }
}

function drawdownOptions(
  { curve, splitAt }: Pick<Props, 'curve' | 'splitAt'>,
  ink: Ink,
): Omit<UPlot.Options, 'width'> {
  const axis = { font: ink.font, stroke: ink.text, ticks: { show: false } }
  const most = Math.min(-0.01, ...curve.drawdown)
  return {
    height: 124,
    padding: [6, 0, 0, 0],
    legend: { show: false },
    cursor: cursor(ink.down),
    scales: { x: { time: true }, y: { range: () => [most * 1.12, 0] } },
    axes: [
      {
        ...axis,
        grid: { show: false },
        space: 90,
        size: 28,
        values: (_chart, ticks) => ticks.map((tick) => formatDay(new Date(tick * 1000))),
      },
      {
        ...axis,
        side: 1,
        size: axisPx,
        space: 26,
        grid: { stroke: ink.grid, width: 1 },
        values: (_chart, ticks) => ticks.map((tick) => `${(tick * 100).toFixed(most > -0.05 ? 1 : 0)}%`),
      },
    ],
    series: [{}, { stroke: ink.down, width: 1.25, fill: clear(ink.down, 0.32), points: { show: false } }],
    plugins: [outside(splitAt, ink), deepest(curve, ink)],
  }
}

/** The money at every close, and under it how far it was below its best. */
export function EquityChart({ curve, splitAt, log, unit, name }: Props) {
  const equity = usePlot(
    useCallback(
      (ink: Ink) => ({
        options: equityOptions({ curve, splitAt, log, unit }, ink),
        data: [timesOf(curve), curve.hold, curve.equity],
      }),
      [curve, splitAt, log, unit],
    ),
  )
  const drawdown = usePlot(
    useCallback(
      (ink: Ink) => ({
        options: drawdownOptions({ curve, splitAt }, ink),
        data: [timesOf(curve), curve.drawdown],
      }),
      [curve, splitAt],
    ),
  )
  const [first, last] = [curve.ts[0] ?? 0, curve.ts.at(-1) ?? 0]
  const lowest = Math.abs((curve.drawdown[deepestOf(curve)] ?? 0) * 100).toFixed(1)
  return (
    <div data-slot="equity-chart">
      <div
        ref={equity}
        role="img"
        aria-label={`Equity of ${name} from ${dayAndYear(first)} to ${dayAndYear(last)}: ${exact.format(curve.equity[0] ?? 0)} to ${exact.format(curve.equity.at(-1) ?? 0)} ${unit}. The table button shows the same figures.`}
        className="h-[264px] w-full overflow-hidden"
      />
      <p className="num-mono mt-1 text-2xs text-fg-2">Drawdown</p>
      <div
        ref={drawdown}
        role="img"
        aria-label={`Drawdown of ${name}, at most ${lowest} per cent.`}
        className="h-[124px] w-full overflow-hidden"
      />
    </div>
  )
}
