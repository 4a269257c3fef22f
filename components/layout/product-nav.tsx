'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { cn } from '../ui/cn'
import { accountPage, isCurrent, products, signInPage, walletPage } from './nav'

export function ProductNav() {
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
              'flex items-center border-y-2 border-transparent px-3 font-medium text-fg-2 hover:text-fg-1 focus-visible:-outline-offset-4',
              current && 'border-b-accent-fill text-fg-1',
            )}
          >
            {label}
          </Link>
        )
      })}
    </nav>
  )
}

export function TabBar({ signedIn }: { signedIn: boolean }) {
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
              'group flex flex-col items-center justify-center gap-0.5 text-2xs font-medium text-fg-3 focus-visible:-outline-offset-2',
              current && 'text-fg-1',
            )}
          >
            <Icon aria-hidden strokeWidth={1.6} className={cn('size-5', current && 'text-accent-text')} />
            {label}
          </Link>
        )
      })}
    </nav>
  )
}
