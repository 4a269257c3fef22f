import type UPlot from 'uplot'
import { formatDay } from '../ui/format'
import { type Curve, deepestOf } from './curve'
import { clear, type Ink } from './ink'

const hatchPx = 7

/** Bars that were not seen by the fit: tinted, hatched, with a line where they begin. */
export function outside(splitAt: number | null, ink: Ink): UPlot.Plugin {
  const draw = (chart: UPlot) => {
    if (splitAt === null) return
    const { ctx, bbox } = chart
    const ratio = devicePixelRatio
    const from = Math.max(bbox.left, chart.valToPos(splitAt / 1000, 'x', true))
    const to = bbox.left + bbox.width
    if (from >= to) return
    ctx.save()
    ctx.beginPath()
    ctx.rect(from, bbox.top, to - from, bbox.height)
    ctx.clip()
    ctx.fillStyle = clear(ink.outside, 0.07)
    ctx.fill()
    ctx.strokeStyle = clear(ink.outside, 0.16)
    ctx.lineWidth = ratio
    const step = hatchPx * ratio
    for (let x = from - bbox.height; x < to; x += step) {
      ctx.beginPath()
      ctx.moveTo(x, bbox.top + bbox.height)
      ctx.lineTo(x + bbox.height, bbox.top)
      ctx.stroke()
    }
    ctx.strokeStyle = ink.outside
    ctx.beginPath()
    ctx.moveTo(Math.round(from) + 0.5, bbox.top)
    ctx.lineTo(Math.round(from) + 0.5, bbox.top + bbox.height)
    ctx.stroke()
    ctx.restore()
  }
  return { hooks: { drawAxes: draw } }
}

/** The deepest point with its depth in words. */
export function deepest(curve: Curve, ink: Ink): UPlot.Plugin {
  const draw = (chart: UPlot) => {
    const at = deepestOf(curve)
    const depth = curve.drawdown[at] ?? 0
    if (depth === 0) return
    const { ctx, bbox } = chart
    const ratio = devicePixelRatio
    const x = chart.valToPos((curve.ts[at] ?? 0) / 1000, 'x', true)
    const y = chart.valToPos(depth, 'y', true)
    ctx.save()
    ctx.fillStyle = ink.down
    ctx.beginPath()
    ctx.arc(x, y, 3 * ratio, 0, 2 * Math.PI)
    ctx.fill()
    ctx.font = ink.font.replace('11px', `${11 * ratio}px`)
    const right = x > bbox.left + bbox.width * 0.7
    ctx.textAlign = right ? 'right' : 'left'
    ctx.textBaseline = 'middle'
    const words = `deepest ${Math.abs(depth * 100).toFixed(1)}% down`
    ctx.fillText(words, x + (right ? -8 : 8) * ratio, y - 1)
    ctx.restore()
  }
  return { hooks: { draw } }
}

const boxClass =
  'pointer-events-none absolute top-1 z-10 hidden rounded-md border border-border-2 bg-pop px-3 py-2 font-mono text-2xs whitespace-pre text-fg-2 shadow-2'

/** Words about the point under the pointer. The table twin holds the same. */
export function pointed(words: (index: number) => string): UPlot.Plugin {
  const box = document.createElement('div')
  box.className = boxClass
  box.setAttribute('aria-hidden', 'true')
  return {
    hooks: {
      init: (chart) => {
        chart.over.append(box)
      },
      setCursor: (chart) => {
        const { idx, left = -1 } = chart.cursor
        const shown = typeof idx === 'number' && left >= 0
        box.style.display = shown ? 'block' : 'none'
        if (!shown) return
        box.textContent = words(idx)
        const flip = left > chart.over.clientWidth / 2
        box.style.left = flip ? '' : `${left + 12}px`
        box.style.right = flip ? `${chart.over.clientWidth - left + 12}px` : ''
      },
    },
  }
}

export const dayAndYear = (ts: number): string =>
  `${formatDay(new Date(ts))} ${new Date(ts).getUTCFullYear()}`
