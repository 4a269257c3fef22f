import { Link } from '../ui/link'

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })

/** Says on every page that the account goes, and where one press keeps it. */
export function LeavingStrip({ at }: { at: string }) {
  return (
    <aside
      data-slot="leaving-strip"
      aria-label="Your account will be deleted"
      className="flex min-h-8 items-center justify-center border-b bg-warning-soft px-4 py-1 text-center text-xs text-fg-2"
    >
      <p>
        <strong className="font-semibold text-fg-1">
          Your account will be deleted on {day.format(new Date(at))}.
        </strong>{' '}
        <Link
          href="/account/privacy"
          className="link-quiet inline-flex min-h-6 items-center whitespace-nowrap text-fg-1"
        >
          Keep it
        </Link>
      </p>
    </aside>
  )
}
