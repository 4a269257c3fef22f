import type { ReactNode } from 'react'
import { Alert } from './alert'
import { Button } from './button'
import { LinkButton } from './link-button'

type Props = {
  shown: number
  /** May be "4,000+": the count never pretends to know more than the query counted. */
  total: ReactNode
  label?: string
  href?: string | undefined
  onMore?: (() => void) | undefined
  pending?: boolean | undefined
  /** Said when the last try did not work. */
  failed?: string | false | undefined
}

/** Keyset paging: give `href` for a link that works without script, or `onMore`. Neither: the end. */
export function LoadMore({ shown, total, label = 'Load more', href, onMore, pending, failed }: Props) {
  return (
    <div data-slot="load-more" className="mt-6 flex flex-col items-center gap-2">
      {failed && (
        <Alert tone="warning" live className="w-full">
          {failed}
        </Alert>
      )}
      {href && (
        <LinkButton href={href} scroll={false}>
          {label}
        </LinkButton>
      )}
      {!href && onMore && (
        <Button onClick={onMore} pending={pending}>
          {label}
        </Button>
      )}
      <p role="status" className="text-xs text-fg-3">
        Showing {shown.toLocaleString('en-GB')} of {total}
      </p>
    </div>
  )
}
