'use client'
import { Badge } from '../ui/badge'
import { useLiveState } from './provider'

/** Says so when the page is not live, and nothing otherwise. */
export function LiveBadge() {
  const state = useLiveState()
  return <span role="status">{state === 'reconnecting' && <Badge tone="warning">Reconnecting</Badge>}</span>
}
