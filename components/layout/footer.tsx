import { Link } from '../ui/link'
import { ThemeToggle } from './theme-toggle'
import type { Theme } from './viewer'

const links = [
  { href: '/#how', label: 'How a deal works' },
  { href: '/#fees', label: 'Fees' },
  { href: '/docs', label: 'API' },
]

type Props = { theme: Theme; sandbox: boolean }

export function Footer({ theme, sandbox }: Props) {
  const shown = sandbox
    ? [...links, { href: '/#sandbox', label: 'Sandbox' }, { href: '/dev/mail', label: 'Messages' }]
    : links
  return (
    <footer className="border-t text-xs text-fg-3">
      <div className="mx-auto flex max-w-(--page-max) flex-wrap items-center gap-x-5 gap-y-1 px-(--gutter) py-3.5">
        <span>Tradepost</span>
        {shown.map((link) => (
          <Link key={link.href} href={link.href} className="inline-flex min-h-7 items-center hover:text-fg-1">
            {link.label}
          </Link>
        ))}
        <span className="ml-auto">
          <ThemeToggle theme={theme} />
        </span>
      </div>
    </footer>
  )
}
