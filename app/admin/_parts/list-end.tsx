import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'

type Props = {
  /** How many rows are shown, the newest first. */
  shown: number
  more: (() => void) | undefined
  pending: boolean
  failed: boolean
}

/** What stands below a list whose whole length nobody counts. */
export function ListEnd({ shown, more, pending, failed }: Props) {
  return (
    <>
      {failed && (
        <Alert tone="warning" live className="mt-3">
          Older ones could not be loaded. Try again.
        </Alert>
      )}
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
