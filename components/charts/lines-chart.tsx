'use client'
import { useCallback } from 'react'
import UPlot from 'uplot'
import { formatDay } from '../ui/format'
import { dayAndYear, pointed } from './curve-plugins'
import type { Ink } from './ink'
import { usePlot } from './use-plot'

export interface Line {
  name: string
  /** ms since 1970. */
  ts: number[]
  /** Fractions. */
  values: number[]
}

type Props = { lines: Line[]; label: string }

const strokes: { ink: keyof Ink; dash: number[] }[] = [
  { ink: 'line', dash: [] },
  { ink: 'info', dash: [8, 4] },
  { ink: 'up', dash: [2, 3] },
  { ink: 'strong', dash: [8, 3, 2, 3] },
]

const percent = (value: number | null | undefined): string =>
  value === null || value === undefined ? 'none' : `${(value * 100).toFixed(1)}%`

function optionsOf(lines: Line[], table: UPlot.AlignedData, ink: Ink): Omit<UPlot.Options, 'width'> {
  const axis = { font: ink.font, stroke: ink.text, ticks: { show: false } }
  return {
    height: 300,
    padding: [8, 0, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false } },
    scales: { x: { time: true } },
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
        size: 60,
        grid: { stroke: ink.grid, width: 1 },
        values: (_chart, ticks) => ticks.map((tick) => `${(tick * 100).toFixed(0)}%`),
      },
    ],
    series: [
      {},
      ...lines.map((_, at) => {
        const stroke = strokes[at % strokes.length]
        return {
          stroke: ink[stroke?.ink ?? 'line'],
          dash: stroke?.dash ?? [],
          width: 1.75,
          spanGaps: true,
          points: { show: false },
        }
      }),
    ],
    plugins: [
      pointed((at) =>
        [
          dayAndYear((table[0][at] ?? 0) * 1000),
          ...lines.map(({ name }, line) => `${name}  ${percent(table[line + 1]?.[at])}`),
        ].join('\n'),
      ),
    ],
  }
}

/** Several curves on one time axis, told apart by colour and by stroke. */
export function LinesChart({ lines, label }: Props) {
  const host = usePlot(
    useCallback(
      (ink: Ink) => {
        const tables = lines.map(
          ({ ts, values }): UPlot.AlignedData => [ts.map((each) => each / 1000), values],
        )
        const data = UPlot.join(tables)
        return { options: optionsOf(lines, data, ink), data }
      },
      [lines],
    ),
  )
  return (
    <div
      ref={host}
      role="img"
      aria-label={label}
      data-slot="lines-chart"
      className="h-[300px] w-full overflow-hidden"
    />
  )
}
