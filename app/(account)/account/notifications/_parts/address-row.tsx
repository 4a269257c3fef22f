'use client'
import { useForm } from '@/app/_parts/use-form'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Time } from '@/components/ui/time'
import type { ReachView } from '@/lib/notifications/schemas/address'
import { remove, resume, test } from '../actions'

type Props = { address: ReachView; channel: string; now: string }

/** One place that reaches a person: try it, take it away, and switch it on again when it was refused. */
export function AddressRow({ address: { id, label, offWhy, createdAt }, channel, now }: Props) {
  const tested = useForm(test)
  const removed = useForm(remove)
  const resumed = useForm(resume)
  const problem = tested.problemOf() ?? removed.problemOf() ?? resumed.problemOf()
  const about = `${channel} ${label}`
  return (
    <div className="flex flex-col gap-2">
      {offWhy && (
        <Alert tone="warning" title={`${label} is switched off`}>
          Its far side refused it for good ({offWhy}). Put it right there, then switch it on again.
        </Alert>
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="min-w-0 flex-1 basis-44 wrap-anywhere">
          {label}
          <span className="block text-xs text-fg-3">
            connected <Time at={createdAt} now={now} />
          </span>
        </p>
        {offWhy ? (
          <Button
            size="sm"
            pending={resumed.pending}
            aria-label={`Switch on again: ${about}`}
            onClick={() => resumed.submit({ addressId: id })}
          >
            Switch on again
          </Button>
        ) : (
          <Button
            size="sm"
            pending={tested.pending}
            aria-label={`Send me a test: ${about}`}
            onClick={() => tested.submit({ addressId: id })}
          >
            Send me a test
          </Button>
        )}
        <Button
          size="sm"
          variant="ghost"
          pending={removed.pending}
          aria-label={`Disconnect: ${about}`}
          onClick={() => removed.submit({ addressId: id })}
        >
          Disconnect
        </Button>
      </div>
      <p role="status" className="text-xs text-fg-2 empty:hidden">
        {problem ?? (tested.saved && 'A test is on its way.')}
      </p>
    </div>
  )
}
