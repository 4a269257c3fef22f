import { ChevronRight } from 'lucide-react'
import { Fragment, type ReactNode } from 'react'
import { Link } from './link'

export type Crumb = { label: ReactNode; href?: string | undefined }

/** The last crumb is this page and needs no address. */
export function Breadcrumb({ crumbs }: { crumbs: Crumb[] }) {
  return (
    <nav data-slot="breadcrumb" aria-label="Breadcrumb" className="mb-3">
      <ol className="flex flex-wrap items-center gap-1.5 text-xs text-fg-3">
        {crumbs.map((crumb, index) => (
          <Fragment key={crumb.href ?? 'here'}>
            {index > 0 && (
              <li aria-hidden>
                <ChevronRight className="size-3" />
              </li>
            )}
            <li className="min-w-0">
              {crumb.href ? (
                <Link href={crumb.href} className="inline-flex min-h-6 items-center hover:text-fg-1">
                  {crumb.label}
                </Link>
              ) : (
                <span aria-current="page" className="text-fg-2">
                  {crumb.label}
                </span>
              )}
            </li>
          </Fragment>
        ))}
      </ol>
    </nav>
  )
}
