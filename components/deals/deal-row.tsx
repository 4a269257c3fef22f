import type { ReactNode } from 'react'
import { ItemArt } from '../market/item-art'
import { Badge, type BadgeTone } from '../ui/badge'
import { Link } from '../ui/link'
import { Money } from '../ui/money'

type Props = {
  href: string
  title: string
  artSrc: string
  rarity: string
  /** "Bought from mferreira", "Sold to ilse". */
  with: string
  state: string
  tone: BadgeTone
  priceMinor: number
  currency?: string
  /** Deadline or date, in words or as a `Countdown`. */
  when: ReactNode
}

/** One deal in a list: a list item that is wholly a link. */
export function DealRow(props: Props) {
  const { href, title, artSrc, rarity, with: counterparty, state, tone, priceMinor, currency, when } = props
  return (
    <li data-slot="deal-row" className="border-b last:border-b-0">
      <Link
        href={href}
        className="flex min-h-16 items-center gap-3 px-4 py-2 hover:bg-surface-2 focus-visible:-outline-offset-2"
      >
        <ItemArt src={artSrc} rarity={rarity} className="h-10 w-16 shrink-0 rounded-sm p-1" />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{title}</span>
          <span className="block truncate text-xs text-fg-3">{counterparty}</span>
          <Badge tone={tone} className="mt-1 sm:hidden">
            {state}
          </Badge>
        </span>
        <span className="flex shrink-0 items-center gap-4">
          <Badge tone={tone} className="hidden sm:inline-flex">
            {state}
          </Badge>
          <span className="hidden w-28 text-right text-xs text-fg-3 md:block">{when}</span>
          <Money
            minor={priceMinor}
            {...(currency ? { currency } : {})}
            className="font-medium sm:w-24 sm:text-right"
          />
        </span>
      </Link>
    </li>
  )
}
