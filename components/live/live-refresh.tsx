'use client'
import { useRouter } from 'next/navigation'
import { useCallback, useEffect } from 'react'
import { type Topics, useHints, useLiveState } from './provider'

const pollMs = 5_000

/** A page that says there is nothing: asked for again it would answer 404, which loads it whole, and so without end. */
const isDeadEnd = () => document.querySelector('[data-dead-end]') !== null

/** Renders the server components of the page again when something that matters has changed. */
export function LiveRefresh({ topics, types }: Topics) {
  const router = useRouter()
  const state = useLiveState()
  const refresh = useCallback(() => {
    if (!isDeadEnd()) router.refresh()
  }, [router])
  useHints({ topics, types }, refresh)
  useEffect(() => {
    if (state !== 'reconnecting') return
    const timer = setInterval(refresh, pollMs)
    return () => clearInterval(timer)
  }, [state, refresh])
  return null
}
