'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const everyMs = 10_000

/** Lags, leases and polls change without an event: while somebody looks, the page is rendered again now and then. */
export function Steady() {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh()
    }, everyMs)
    return () => clearInterval(timer)
  }, [router])
  return null
}
