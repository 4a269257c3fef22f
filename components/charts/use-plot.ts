'use client'
import { type RefObject, useEffect, useRef } from 'react'
import UPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { type Ink, inkOf } from './ink'

type Built = { options: Omit<UPlot.Options, 'width'>; data: UPlot.AlignedData }

/**
 * A plot in an element: built anew when the theme or `build` changes, resized with its element.
 * Give it a `build` of `useCallback`.
 */
export function usePlot(build: (ink: Ink) => Built): RefObject<HTMLDivElement | null> {
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = host.current
    if (!element) return
    let chart: UPlot | undefined
    const make = () => {
      chart?.destroy()
      const { options, data } = build(inkOf(element))
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
  }, [build])
  return host
}
