import type UPlot from 'uplot'
import type { Candle, Mark } from './candle'
import { clear, type Ink } from './ink'

const barOf = (bars: readonly Candle[], ts: number): number => {
  const after = bars.findIndex((bar) => bar.ts > ts)
  return (after < 0 ? bars.length : after) - 1
}

/** Up hollow, down filled: told apart without their colours. */
export function candles(bars: readonly Candle[], ink: Ink): UPlot.Plugin {
  const draw = (chart: UPlot) => {
    const { ctx } = chart
    const ratio = devicePixelRatio
    const slot = chart.valToPos(1, 'x', true) - chart.valToPos(0, 'x', true)
    const width = Math.max(1, Math.floor(slot * 0.62))
    ctx.save()
    ctx.lineWidth = Math.max(1, ratio)
    bars.forEach((bar, index) => {
      const y = (price: number) => Math.round(chart.valToPos(price, 'y', true))
      const x = Math.round(chart.valToPos(index, 'x', true))
      const up = bar.close >= bar.open
      const [top, bottom] = [y(Math.max(bar.open, bar.close)), y(Math.min(bar.open, bar.close))]
      ctx.strokeStyle = up ? ink.up : ink.down
      ctx.fillStyle = up ? ink.surface : ink.down
      ctx.beginPath()
      ctx.moveTo(x, y(bar.high))
      ctx.lineTo(x, y(bar.low))
      ctx.stroke()
      const body = [x - width / 2, top, width, Math.max(1, bottom - top)] as const
      ctx.fillRect(...body)
      if (width > 2) ctx.strokeRect(...body)
    })
    ctx.restore()
  }
  return { hooks: { draw } }
}

/** The time of the chosen trade. */
export function highlight(
  bars: readonly Candle[],
  shown: readonly Mark[],
  chosen: number | null,
  ink: Ink,
): UPlot.Plugin {
  const draw = (chart: UPlot) => {
    const own = shown.filter(({ trade }) => trade === chosen).map(({ ts }) => barOf(bars, ts))
    if (own.length === 0) return
    const { ctx, bbox } = chart
    const from = chart.valToPos(Math.max(-1, Math.min(...own) - 0.5), 'x', true)
    const to = chart.valToPos(Math.min(bars.length, Math.max(...own) + 0.5), 'x', true)
    ctx.save()
    ctx.fillStyle = clear(ink.line, 0.1)
    ctx.fillRect(from, bbox.top, to - from, bbox.height)
    ctx.restore()
  }
  return { hooks: { drawAxes: draw } }
}

const above: ReadonlySet<Mark['kind']> = new Set<Mark['kind']>(['sell', 'short'])
const reachPx = 16

interface Placed {
  mark: Mark
  x: number
  y: number
}

function placed(chart: UPlot, bars: readonly Candle[], shown: readonly Mark[]): Placed[] {
  const ratio = devicePixelRatio
  return shown.flatMap((mark) => {
    const index = barOf(bars, mark.ts)
    const bar = bars[index]
    if (!bar) return []
    const over = above.has(mark.kind)
    const edge = chart.valToPos(over ? bar.high : bar.low, 'y', true)
    return [{ mark, x: chart.valToPos(index, 'x', true), y: edge + (over ? -10 : 10) * ratio }]
  })
}

/** Arrows at the fills. A click near one chooses its trade. */
export function marks(
  bars: readonly Candle[],
  shown: readonly Mark[],
  ink: Ink,
  onChoose: (trade: number) => void,
): UPlot.Plugin {
  const draw = (chart: UPlot) => {
    const { ctx } = chart
    const ratio = devicePixelRatio
    const words = shown.length <= 16
    ctx.save()
    ctx.fillStyle = ink.strong
    ctx.font = ink.font.replace('11px', `${11 * ratio}px`)
    ctx.textAlign = 'center'
    for (const { mark, x, y } of placed(chart, bars, shown)) {
      const way = (above.has(mark.kind) ? 1 : -1) * ratio
      ctx.beginPath()
      ctx.moveTo(x, y + 5 * way)
      ctx.lineTo(x - 5 * ratio, y - 3 * way)
      ctx.lineTo(x + 5 * ratio, y - 3 * way)
      ctx.fill()
      ctx.textBaseline = way > 0 ? 'bottom' : 'top'
      if (words) ctx.fillText(mark.kind, x, y - 6 * way)
    }
    ctx.restore()
  }
  const choose = (chart: UPlot, event: MouseEvent) => {
    const ratio = devicePixelRatio
    const box = chart.over.getBoundingClientRect()
    const x = (event.clientX - box.left) * ratio + chart.bbox.left
    const y = (event.clientY - box.top) * ratio + chart.bbox.top
    const near = placed(chart, bars, shown)
      .map((each) => ({ ...each, away: Math.hypot(each.x - x, each.y - y) }))
      .sort((a, b) => a.away - b.away)[0]
    if (near && near.away <= reachPx * ratio) onChoose(near.mark.trade)
  }
  return {
    hooks: {
      ready: (chart) => chart.over.addEventListener('click', (event) => choose(chart, event)),
      draw,
    },
  }
}
