import type { ReactNode } from 'react'
import { cn } from './cn'
import { Link } from './link'
import { segmentClass, segmentedClass } from './segmented-classes'

type Props = {
  label: string
  links: { href: string; label: ReactNode; name?: string | undefined; current?: boolean | undefined }[]
  className?: string | undefined
}

/** The segmented look for choices that live in the URL. */
export function SegmentedLinks({ label, links, className }: Props) {
  return (
    <nav data-slot="segmented-links" aria-label={label} className={cn(segmentedClass, className)}>
      {links.map((link) => (
        <Link
          key={link.href}
          href={link.href}
          scroll={false}
          aria-label={link.name}
          aria-current={link.current ? 'page' : undefined}
          className={segmentClass}
        >
          {link.label}
        </Link>
      ))}
    </nav>
  )
}
