import type { ReactNode } from 'react'
import { Breadcrumb, type Crumb } from '../ui/breadcrumb'
import { cn } from '../ui/cn'

/** The page's width and breathing room. Every page inside the shell starts with it. */
export function Page({ children, className }: { children: ReactNode; className?: string | undefined }) {
  return (
    <div
      data-slot="page"
      className={cn(
        'mx-auto w-full max-w-(--page-max) flex-1 px-(--gutter) pt-4 pb-8 md:pt-5 md:pb-12',
        className,
      )}
    >
      {children}
    </div>
  )
}

type HeaderProps = {
  title: ReactNode
  /** One line under the title: counts, freshness. */
  description?: ReactNode
  actions?: ReactNode
  crumbs?: Crumb[] | undefined
}

export function PageHeader({ title, description, actions, crumbs }: HeaderProps) {
  return (
    <header data-slot="page-header" className="mb-4">
      {crumbs && <Breadcrumb crumbs={crumbs} />}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1>{title}</h1>
          {description && <p className="mt-0.5 text-fg-3">{description}</p>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
    </header>
  )
}

type ListProps = { rail: ReactNode; railLabel?: string; children: ReactNode }

/** Lists: a rail of filters, 248 wide, and the content. On phones the rail is given elsewhere. */
export function ListShell({ rail, railLabel = 'Filters', children }: ListProps) {
  return (
    <div
      data-slot="list-shell"
      className="grid items-start gap-4 md:grid-cols-[var(--rail)_minmax(0,1fr)] md:gap-6"
    >
      <aside aria-label={railLabel} className="hidden md:block">
        {rail}
      </aside>
      <div className="min-w-0">{children}</div>
    </div>
  )
}

type ActProps = {
  children: ReactNode
  aside: ReactNode
  asideLabel: string
  /** What stands beside the content is read before it, and stands above it on phones. */
  asideFirst?: boolean
}

/** Things you act on: content, and beside it what it costs and what happens next. */
export function ActShell({ children, aside, asideLabel, asideFirst }: ActProps) {
  const beside = (
    <aside
      aria-label={asideLabel}
      className="flex min-w-0 flex-col gap-3 xl:sticky xl:top-[76px] xl:col-start-2 xl:row-start-1"
    >
      {aside}
    </aside>
  )
  return (
    <div
      data-slot="act-shell"
      className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_var(--aside)] xl:gap-6"
    >
      {asideFirst && beside}
      <div className="flex min-w-0 flex-col gap-4 xl:col-start-1 xl:row-start-1">{children}</div>
      {!asideFirst && beside}
    </div>
  )
}
