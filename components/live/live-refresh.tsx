'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { type Topics, useHints, useLiveState } from './provider'

const pollMs = 5_000

/** Renders the server components of the page again when something that matters has changed. */
export function LiveRefresh({ topics, types }: Topics) {
  const router = useRouter()
  const state = useLiveState()
  useHints({ topics, types }, router.refresh)
  useEffect(() => {
    if (state !== 'reconnecting') return
    const timer = setInterval(router.refresh, pollMs)
    return () => clearInterval(timer)
  }, [state, router])
  return null
}
