'use client'
import { useEffect, useState } from 'react'
import { Badge } from '../ui/badge'
import type { LiveState } from './socket'

const patienceMs = 2_000

/** Says so when the page has not been live for a while, and nothing otherwise. */
export function LiveBadge({ state }: { state: LiveState }) {
  const [late, setLate] = useState(false)
  useEffect(() => {
    setLate(false)
    if (state !== 'reconnecting') return
    const timer = setTimeout(() => setLate(true), patienceMs)
    return () => clearTimeout(timer)
  }, [state])
  return (
    <div
      role="status"
      className="pointer-events-none fixed bottom-[calc(var(--tabbar)+12px)] left-3 z-(--z-toast)"
    >
      {late && (
        <Badge tone="warning" className="shadow-1">
          Reconnecting: this page catches up by itself
        </Badge>
      )}
    </div>
  )
}
