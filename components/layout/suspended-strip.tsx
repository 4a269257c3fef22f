import { Link } from '../ui/link'

/** Says on every page why nothing can be done, and where the reason stands. */
export function SuspendedStrip() {
  return (
    <aside
      data-slot="suspended-strip"
      aria-label="Your account is suspended"
      className="flex min-h-8 items-center justify-center border-b bg-negative-soft px-4 py-1 text-center text-xs text-fg-2"
    >
      <p>
        <strong className="font-semibold text-fg-1">Your account is suspended.</strong> You can look, but not
        act.{' '}
        <Link
          href="/account/suspended"
          className="link-quiet inline-flex min-h-6 items-center whitespace-nowrap text-fg-1"
        >
          Why, and until when
        </Link>
      </p>
    </aside>
  )
}
