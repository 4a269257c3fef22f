'use client'
import { LiveRefresh } from '@/components/live/live-refresh'
import { DealToasts } from './deal-toasts'

const types = ['deals.', 'ledger.', 'identity.', 'steam.', 'orders.']

/** Keeps every page of a signed-in person current: what the server rendered is rendered again when it has changed. */
export function FrameLive() {
  return (
    <>
      <LiveRefresh types={types} />
      <DealToasts />
    </>
  )
}
