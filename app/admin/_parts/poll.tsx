'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const everyMs = 10_000

/** Lags, leases and polls change without an event: admin pages look again every ten seconds while they are seen. */
export function Poll() {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === 'visible' && router.refresh(), everyMs)
    return () => clearInterval(timer)
  }, [router])
  return null
}
