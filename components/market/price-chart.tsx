'use client'
import { useEffect, useRef } from 'react'
import UPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { chartOptions } from './price-chart-options'
import type { PricePoint } from './price-point'

type Props = { points: PricePoint[]; referenceMinor: number | null; currency: string }

const columns = (points: PricePoint[]): UPlot.AlignedData => [
  points.map((point) => Date.parse(point.at) / 1000),
  points.map((point) => point.sales),
  points.map((point) => point.lowMinor),
  points.map((point) => point.highMinor),
  points.map((point) => point.medianMinor),
]

export function PriceChart({ points, referenceMinor, currency }: Props) {
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = host.current
    if (!element) return
    let chart: UPlot | undefined
    const build = () => {
      chart?.destroy()
      const options = chartOptions({ element, points, referenceMinor, currency })
      chart = new UPlot(options, columns(points), element)
    }
    build()
    const sized = new ResizeObserver(() => chart?.setSize({ width: element.clientWidth, height: 280 }))
    sized.observe(element)
    const themed = new MutationObserver(build)
    themed.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    return () => {
      sized.disconnect()
      themed.disconnect()
      chart?.destroy()
    }
  }, [points, referenceMinor, currency])
  const first = points[0]
  const last = points.at(-1)
  return (
    <div
      ref={host}
      data-slot="price-chart"
      role="img"
      aria-label={`Median price by day, from ${first?.at ?? ''} to ${last?.at ?? ''}. The table button shows the same figures.`}
      className="h-[280px] w-full overflow-hidden"
    />
  )
}
