'use client'
import { type RefObject, useEffect, useRef } from 'react'
import UPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { type Ink, inkOf } from './ink'

type Built = { options: Omit<UPlot.Options, 'width'>; data: UPlot.AlignedData }

/** A plot in an element: built anew when what it shows or the theme changes, resized with its element. */
export function usePlot(build: (ink: Ink) => Built, shown: readonly unknown[]): RefObject<HTMLDivElement | null> {
  const host = useRef<HTMLDivElement>(null)
  const latest = useRef(build)
  useEffect(() => {
    latest.current = build
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown is named by the caller
  useEffect(() => {
    const element = host.current
    if (!element) return
    let chart: UPlot | undefined
    const make = () => {
      chart?.destroy()
      const { options, data } = latest.current(inkOf(element))
      chart = new UPlot({ ...options, width: element.clientWidth }, data, element)
    }
    make()
    const sized = new ResizeObserver(() =>
      chart?.setSize({ width: element.clientWidth, height: chart.height }),
    )
    sized.observe(element)
    const themed = new MutationObserver(make)
    themed.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    return () => {
      sized.disconnect()
      themed.disconnect()
      chart?.destroy()
    }
  }, shown)
  return host
}
