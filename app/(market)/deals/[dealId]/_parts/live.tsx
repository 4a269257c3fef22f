'use client'
import { LiveDot } from '@/components/deals/deal-hero'
import { useLiveState } from '@/components/live/provider'
import { Time } from '@/components/ui/time'

/** Whether the page follows the deal by itself, and how fresh it is. */
export function Live({ updatedAt, now, ended }: { updatedAt: string; now: string; ended: boolean }) {
  const state = useLiveState()
  if (ended)
    return (
      <>
        Ended <Time at={updatedAt} now={now} />
      </>
    )
  return (
    <span role="status">
      <LiveDot connected={state !== 'reconnecting'}>
        <span>
          {state === 'reconnecting' ? 'Connection lost, looking every 5 s' : 'Live, last change '}
          {state !== 'reconnecting' && <Time at={updatedAt} now={now} />}
        </span>
      </LiveDot>
    </span>
  )
}
