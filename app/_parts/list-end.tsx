import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'

interface Rest {
  more: (() => void) | undefined
  pending: boolean
  failed: boolean
}

/** What stands below a list whose whole length nobody counts; `shown`: how many rows are shown, the newest first. */
export function ListEnd({ shown, more, pending, failed }: Rest & { shown: number }) {
  return (
    <>
      {failed && <Failed what="ones" />}
      <div className="mt-6 flex flex-col items-center gap-2">
        {more && (
          <Button onClick={more} pending={pending}>
            Load more
          </Button>
        )}
        <p role="status" className="text-xs text-fg-3">
          {more ? `The newest ${shown} are shown` : `${shown} shown, that is all`}
        </p>
      </div>
    </>
  )
}

/** The way to what is older, and nothing once all of it is shown. */
export function Older({ what, more, pending, failed }: Rest & { what: string }) {
  return (
    <>
      {failed && <Failed what={what} />}
      {more && (
        <div className="mt-4 text-center">
          <Button onClick={more} pending={pending}>
            Show older {what}
          </Button>
        </div>
      )}
    </>
  )
}

const Failed = ({ what }: { what: string }) => (
  <Alert tone="warning" live className="mt-3">
    Older {what} could not be loaded. Try again.
  </Alert>
)
