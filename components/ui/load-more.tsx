import type { ReactNode } from 'react'
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
}

/** Keyset paging: give `href` for a link that works without script, or `onMore`. Neither: the end. */
export function LoadMore({ shown, total, label = 'Load more', href, onMore, pending }: Props) {
  return (
    <div data-slot="load-more" className="mt-6 flex flex-col items-center gap-2">
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
