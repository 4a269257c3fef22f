'use client'
import { usePathname } from 'next/navigation'
import { isCurrent } from '@/components/layout/nav'
import { Link } from '@/components/ui/link'

const pages = [
  { href: '/admin/deals', label: 'Deals' },
  { href: '/admin/bots', label: 'Bots' },
  { href: '/admin/audit', label: 'Audit' },
]

export function AdminNav() {
  const pathname = usePathname()
  return (
    <nav aria-label="Admin" className="-mt-2 mb-4 flex gap-5 border-b">
      {pages.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          aria-current={isCurrent(href, pathname) ? 'page' : undefined}
          className="-mb-px inline-flex h-10 items-center border-b-2 border-transparent font-medium text-fg-3 hover:text-fg-1 focus-visible:-outline-offset-2 aria-[current]:border-b-accent-fill aria-[current]:text-fg-1"
        >
          {label}
        </Link>
      ))}
    </nav>
  )
}
