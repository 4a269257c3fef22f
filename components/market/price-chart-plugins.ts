import type UPlot from 'uplot'
import { formatDay, formatMoney } from '../ui/format'
import type { PricePoint } from './price-point'

type Ink = { info: string; infoSoft: string; font: string }

/** A dashed line across the plot, with the sum as a tag on the axis. */
export function referenceLine(minor: number, ink: Ink, currency: string): UPlot.Plugin {
  const draw = (chart: UPlot) => {
    const { ctx, bbox } = chart
    const ratio = devicePixelRatio
    const y = Math.round(chart.valToPos(minor, 'y', true)) + 0.5
    ctx.save()
    ctx.strokeStyle = ink.info
    ctx.lineWidth = ratio
    ctx.setLineDash([4 * ratio, 4 * ratio])
    ctx.beginPath()
    ctx.moveTo(bbox.left, y)
    ctx.lineTo(bbox.left + bbox.width, y)
    ctx.stroke()
    ctx.setLineDash([])
    ctx.fillStyle = ink.infoSoft
    ctx.beginPath()
    ctx.roundRect(bbox.left + bbox.width + 2 * ratio, y - 9 * ratio, 64 * ratio, 18 * ratio, 4 * ratio)
    ctx.fill()
    ctx.fillStyle = ink.info
    ctx.font = ink.font.replace('11px', `${11 * ratio}px`)
    ctx.textAlign = 'left'
    ctx.textBaseline = 'middle'
    ctx.fillText(formatMoney(minor, currency), bbox.left + bbox.width + 6 * ratio, y)
    ctx.restore()
  }
  return { hooks: { draw } }
}

const boxClass =
  'pointer-events-none absolute top-1 z-10 hidden rounded-md border border-border-2 bg-pop px-3 py-2 font-mono text-2xs whitespace-pre text-fg-2 shadow-2'

/** The day under the pointer: median, range, sales. The table twin holds the same. */
export function tooltip(points: PricePoint[], currency: string): UPlot.Plugin {
  const box = document.createElement('div')
  box.className = boxClass
  box.setAttribute('aria-hidden', 'true')
  const words = (point: PricePoint) =>
    [
      `${formatDay(new Date(point.at))}, ${point.sales} sales`,
      `median  ${formatMoney(point.medianMinor, currency)}`,
      `range   ${formatMoney(point.lowMinor, currency)} to ${formatMoney(point.highMinor, currency)}`,
    ].join('\n')
  return {
    hooks: {
      init: (chart) => {
        chart.over.append(box)
      },
      setCursor: (chart) => {
        const { idx, left = -1 } = chart.cursor
        const point = typeof idx === 'number' && left >= 0 ? points[idx] : undefined
        box.style.display = point ? 'block' : 'none'
        if (!point) return
        box.textContent = words(point)
        const flip = left > chart.over.clientWidth / 2
        box.style.left = flip ? '' : `${left + 12}px`
        box.style.right = flip ? `${chart.over.clientWidth - left + 12}px` : ''
      },
    },
  }
}
