import {
  accountPage,
  accountPages,
  adminPages,
  notificationsPage,
  products,
  signInPage,
  tradingPages,
  walletPage,
} from './nav'
import { isStaff, type Viewer } from './viewer'

export type PaletteItem = {
  id: string
  label: string
  href: string
  /** Small grey words at the right: "212 offers". */
  hint?: string | undefined
  /** Right of the hint, in full strength: a price. */
  value?: string | undefined
  /** A state, as an amber badge: "Your move". */
  badge?: string | undefined
  /** Path under /art/, drawn on a small stage. */
  artSrc?: string | undefined
  rarityColor?: string | undefined
  icon?: 'deal' | 'page' | 'sell' | 'search' | 'theme' | undefined
}

export type PaletteGroup = { label: string; items: PaletteItem[] }
export type PaletteSearch = (query: string) => Promise<PaletteGroup[]>

const matches = (query: string) => (item: PaletteItem) =>
  item.label.toLowerCase().includes(query.trim().toLowerCase())

const apiPage = { href: '/docs', label: 'API reference' }

/** Pages of an area, found by typing; the area itself is always shown. */
function deeperPages(viewer: Viewer | null) {
  if (!viewer) return []
  const of = (area: string, pages: readonly { href: string; label: string }[]) =>
    pages.map(({ href, label }) => ({ href, label: `${area}: ${label}` }))
  return [
    ...of(
      'Account',
      accountPages.filter(({ href }) => href !== accountPage.href),
    ),
    ...of('Trading', tradingPages),
    ...(isStaff(viewer) ? of('Admin', adminPages(viewer.role === 'admin')) : []),
  ]
}

/** What the palette knows without asking anybody: pages and acts. */
export function localGroups(query: string, viewer: Viewer | null): PaletteGroup[] {
  const pages = viewer ? [...products, walletPage, notificationsPage, accountPage] : [...products, signInPage]
  const admin = viewer && isStaff(viewer) ? [{ href: '/admin', label: 'Admin' }] : []
  const word = query.trim()
  const goTo = [...pages, ...admin, apiPage, ...(word ? deeperPages(viewer) : [])].map(
    ({ href, label }): PaletteItem => ({ id: `go:${href}`, label, href, icon: 'page' }),
  )
  const acts: PaletteItem[] = word
    ? [
        {
          id: 'do:search',
          label: `Search the market for “${word}”`,
          href: `/market?q=${encodeURIComponent(word)}`,
          icon: 'search',
        },
        { id: 'do:sell', label: 'Sell an item from your inventory', href: '/sell', icon: 'sell' },
      ]
    : [{ id: 'do:sell', label: 'Sell an item from your inventory', href: '/sell', icon: 'sell' }]
  return [
    { label: 'Go to', items: goTo.filter(matches(query)) },
    { label: 'Do', items: acts },
  ].filter((group) => group.items.length > 0)
}

/** Found groups first, local ones after; groups of one name become one. */
export function mergeGroups(found: PaletteGroup[], local: PaletteGroup[]): PaletteGroup[] {
  const merged: PaletteGroup[] = []
  for (const group of [...found, ...local]) {
    const known = merged.find((one) => one.label === group.label)
    if (known) known.items = [...known.items, ...group.items]
    else if (group.items.length > 0) merged.push({ ...group })
  }
  return merged
}
