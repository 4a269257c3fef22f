import type { ReactNode } from 'react'

type Props = {
  /** Names the region for screen readers. */
  label: string
  className?: string | undefined
  children: ReactNode
}

/** Scrolls inside itself, and can be reached and scrolled by keyboard. */
export function ScrollRegion({ label, className, children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section aria-label={label} tabIndex={0} className={className}>
      {children}
    </section>
  )
}
