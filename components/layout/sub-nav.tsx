'use client'
import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { Link } from '../ui/link'
import { isCurrent, type SubPage } from './nav'

/** The pages of one area, above each of them. On phones they scroll sideways in one line. */
export function SubNav({ label, pages }: { label: string; pages: readonly SubPage[] }) {
  const pathname = usePathname()
  const nav = useRef<HTMLElement>(null)
  useEffect(() => {
    const current = nav.current?.querySelector<HTMLElement>('[aria-current]')
    if (pathname && current && nav.current)
      nav.current.scrollLeft = current.offsetLeft + current.offsetWidth - nav.current.clientWidth
  }, [pathname])
  return (
    <nav ref={nav} aria-label={label} className="relative -mt-2 mb-4 flex gap-5 overflow-x-auto border-b">
      {pages.map(({ href, label, exact }) => (
        <Link
          key={href}
          href={href}
          aria-current={(exact ? pathname === href : isCurrent(href, pathname)) ? 'page' : undefined}
          className="inline-flex h-10 shrink-0 items-center border-b-2 border-transparent font-medium text-fg-3 hover:text-fg-1 focus-visible:-outline-offset-2 aria-[current]:border-b-accent-fill aria-[current]:text-fg-1"
        >
          {label}
        </Link>
      ))}
    </nav>
  )
}
