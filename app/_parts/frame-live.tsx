'use client'
import { lazy, Suspense } from 'react'
import { LiveRefresh } from '@/components/live/live-refresh'

const DealToasts = lazy(() => import('./deal-toasts').then((module) => ({ default: module.DealToasts })))

const types = ['deals.', 'ledger.', 'identity.', 'steam.', 'orders.', 'notifications.']

/** Keeps every page of a signed-in person current: what the server rendered is rendered again when it has changed. */
export function FrameLive() {
  return (
    <>
      <LiveRefresh types={types} />
      <Suspense fallback={null}>
        <DealToasts />
      </Suspense>
    </>
  )
}
