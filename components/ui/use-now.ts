'use client'
import { useEffect, useState } from 'react'

/** The present, ticking. Gives `initial` during hydration, so that server and browser agree. */
export function useNow(initial: number, everyMs = 1000): number {
  const [now, setNow] = useState(initial)
  useEffect(() => {
    const tick = () => setNow(Date.now())
    tick()
    const timer = setInterval(tick, everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}
