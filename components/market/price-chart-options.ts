import UPlot from 'uplot'
import { clear, inkOf } from '../charts/ink'
import { formatDay, formatMoney } from '../ui/format'
import { referenceLine, tooltip } from './price-chart-plugins'
import type { PricePoint } from './price-point'

type Input = { element: HTMLElement; points: PricePoint[]; referenceMinor: number | null; currency: string }

const height = 280

/** 18 % at the line's height, nothing at the axis, so that the sales bars stay clear. */
function fade(chart: UPlot, colour: string): CanvasGradient {
  const { top, height: tall } = chart.bbox
  const gradient = chart.ctx.createLinearGradient(0, top, 0, top + tall)
  gradient.addColorStop(0, clear(colour, 0.18))
  gradient.addColorStop(0.85, clear(colour, 0))
  return gradient
}

function priceRange(points: PricePoint[], referenceMinor: number | null): [number, number] {
  const values = points.flatMap((point) => [point.lowMinor, point.highMinor])
  if (referenceMinor !== null) values.push(referenceMinor)
  const low = Math.min(...values)
  const high = Math.max(...values)
  const room = Math.max(1, high - low)
  return [Math.max(0, low - room * 0.45), high + room * 0.12]
}

export function chartOptions({ element, points, referenceMinor, currency }: Input): UPlot.Options {
  const ink = inkOf(element)
  const axis = { font: ink.font, stroke: ink.text, ticks: { show: false } }
  const mostSales = Math.max(1, ...points.map((point) => point.sales))
  return {
    width: element.clientWidth,
    height,
    padding: [8, 0, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 9, fill: ink.line } },
    scales: {
      x: { time: true },
      y: { range: () => priceRange(points, referenceMinor) },
      sales: { range: () => [0, mostSales * 5.5] },
    },
    axes: [
      {
        ...axis,
        grid: { show: false },
        space: 90,
        size: 30,
        values: (_chart, ticks) => ticks.map((tick) => formatDay(new Date(tick * 1000))),
      },
      {
        ...axis,
        side: 1,
        size: 68,
        grid: { stroke: ink.grid, width: 1 },
        values: (_chart, ticks) => ticks.map((tick) => formatMoney(tick, currency)),
      },
    ],
    series: [
      {},
      {
        scale: 'sales',
        fill: ink.volume,
        width: 0,
        points: { show: false },
        ...(UPlot.paths.bars ? { paths: UPlot.paths.bars({ size: [0.7, 14] }) } : {}),
      },
      { scale: 'y', width: 0, points: { show: false } },
      { scale: 'y', width: 0, points: { show: false } },
      {
        scale: 'y',
        stroke: ink.line,
        width: 1.75,
        fill: (chart) => fade(chart, ink.line),
        points: { show: false },
      },
    ],
    bands: [{ series: [3, 2], fill: clear(ink.line, 0.18) }],
    plugins: [
      ...(referenceMinor === null ? [] : [referenceLine(referenceMinor, ink, currency)]),
      tooltip(points, currency),
    ],
  }
}
