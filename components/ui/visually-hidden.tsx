import type { ReactNode } from 'react'

/** Read aloud, not drawn. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return (
    <span data-slot="visually-hidden" className="sr-only">
      {children}
    </span>
  )
}
