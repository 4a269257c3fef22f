'use client'
import { usePathname } from 'next/navigation'
import { cn } from '../ui/cn'
import { Link } from '../ui/link'
import { accountPage, dealsPage, isCurrent, products, signInPage, walletPage } from './nav'

type BadgeProps = { href: string; moves: number; className?: string | undefined }

/** How many deals wait for this person, beside the word they belong to. */
function MovesBadge({ href, moves, className }: BadgeProps) {
  if (href !== dealsPage.href || moves === 0) return null
  return (
    <span
      data-slot="moves-badge"
      className={cn(
        'grid h-4 min-w-4 place-items-center rounded-full bg-accent-fill px-1 text-2xs leading-none font-semibold tracking-normal text-on-accent',
        className,
      )}
    >
      <span aria-hidden>{moves > 99 ? '99+' : moves}</span>
      <span className="sr-only">, {moves === 1 ? '1 waits' : `${moves} wait`} for you</span>
    </span>
  )
}

export function ProductNav({ moves }: { moves: number }) {
  const pathname = usePathname()
  return (
    <nav aria-label="Products" className="hidden gap-0.5 self-stretch md:flex">
      {products.map(({ href, label }) => {
        const current = isCurrent(href, pathname)
        return (
          <Link
            key={href}
            href={href}
            aria-current={current ? 'page' : undefined}
            className={cn(
              'flex items-center gap-1.5 border-y-2 border-transparent px-3 font-medium text-fg-2 hover:text-fg-1 focus-visible:-outline-offset-4',
              current && 'border-b-accent-fill text-fg-1',
            )}
          >
            {label}
            <MovesBadge href={href} moves={moves} />
          </Link>
        )
      })}
    </nav>
  )
}

export function TabBar({ signedIn, moves }: { signedIn: boolean; moves: number }) {
  const pathname = usePathname()
  const tabs = signedIn ? [...products, walletPage, accountPage] : [...products, signInPage]
  return (
    <nav
      data-slot="tab-bar"
      aria-label="Products, short"
      className="fixed inset-x-0 bottom-0 z-(--z-topbar) grid h-(--tabbar) auto-cols-fr grid-flow-col border-t bg-surface-1 md:hidden"
    >
      {tabs.map(({ href, label, Icon }) => {
        const current = isCurrent(href, pathname)
        return (
          <Link
            key={href}
            href={href}
            aria-current={current ? 'page' : undefined}
            className={cn(
              'group relative flex flex-col items-center justify-center gap-0.5 text-2xs font-medium text-fg-3 focus-visible:-outline-offset-2',
              current && 'text-fg-1',
            )}
          >
            <Icon aria-hidden strokeWidth={1.6} className={cn('size-5', current && 'text-accent-text')} />
            {label}
            <MovesBadge href={href} moves={moves} className="absolute top-1 left-[calc(50%+6px)]" />
          </Link>
        )
      })}
    </nav>
  )
}
