'use client'
import { useRouter } from 'next/navigation'
import { useRef } from 'react'
import { type Topics, useHints } from '@/components/live/provider'

const restMs = 1_500

const ofListings = ['listings.']

/** Renders the page again when listings, or what else is named, change: the first time at once, then at most every second and a half. */
export function MarketLive({ topics, types = ofListings, onChange }: Topics & { onChange?: () => void }) {
  const router = useRouter()
  const last = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const refresh = () => {
    timer.current = undefined
    last.current = Date.now()
    router.refresh()
    onChange?.()
  }
  useHints({ topics, types }, () => {
    timer.current ??= setTimeout(refresh, Math.max(0, last.current + restMs - Date.now()))
  })
  return null
}
