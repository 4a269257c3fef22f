'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { useHints } from '@/components/live/provider'

const restMs = 1_000
/** Imports that others asked for are not told to everybody. */
const lookMs = 5_000

/** Renders the page again as candles come in: at once, then at most every second. */
export function DataLive({ open }: { open: boolean }) {
  const router = useRouter()
  const last = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const refresh = () => {
    timer.current = undefined
    last.current = Date.now()
    router.refresh()
  }
  useHints({ types: ['candleImports.', 'exchanges.'] }, () => {
    timer.current ??= setTimeout(refresh, Math.max(0, last.current + restMs - Date.now()))
  })
  useEffect(() => {
    if (!open) return
    const look = setInterval(() => router.refresh(), lookMs)
    return () => clearInterval(look)
  }, [open, router])
  return null
}
