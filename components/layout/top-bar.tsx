import { Bell, ShoppingCart, Wallet } from 'lucide-react'
import type { SaveChoice } from '../presence/status-choice'
import { formatMoney } from '../ui/format'
import { Link } from '../ui/link'
import { Money } from '../ui/money'
import { AvatarMenu } from './avatar-menu'
import { Logo } from './logo'
import { cartPage, notificationsPage, walletPage } from './nav'
import type { PaletteSearch } from './palette-groups'
import { ProductNav } from './product-nav'
import { SearchButton } from './search-button'
import { SignInLink } from './sign-in-link'
import type { Viewer } from './viewer'

type Props = {
  viewer: Viewer | null
  search?: PaletteSearch | undefined
  signOut?: (() => void | Promise<void>) | undefined
  savePresence?: SaveChoice | undefined
}

export function TopBar({ viewer, search, signOut, savePresence }: Props) {
  return (
    <header data-slot="top-bar" className="sticky top-0 z-(--z-topbar) border-b bg-surface-1">
      <div className="mx-auto flex h-(--topbar) max-w-(--page-max) items-center gap-2 px-(--gutter) md:gap-5">
        <Link
          href="/"
          aria-label="Tradepost home"
          className="flex min-h-9 shrink-0 items-center gap-2.5 rounded-sm text-[0.9375rem] font-semibold tracking-tight"
        >
          <Logo />
          <span className="hidden sm:inline">Tradepost</span>
        </Link>
        <ProductNav moves={viewer?.moves ?? 0} />
        <SearchButton viewer={viewer} search={search} />
        <CartLink />
        {viewer ? (
          <>
            <BellLink unread={viewer.unread} />
            <WalletButton viewer={viewer} />
            <AvatarMenu viewer={viewer} signOut={signOut} savePresence={savePresence} />
          </>
        ) : (
          <SignInLink />
        )}
      </div>
    </header>
  )
}

function CartLink() {
  return (
    <Link
      href={cartPage.href}
      aria-label={cartPage.label}
      className="grid size-9 shrink-0 place-items-center rounded-md text-fg-2 hover:bg-surface-2 hover:text-fg-1"
    >
      <ShoppingCart aria-hidden className="size-4.5" />
    </Link>
  )
}

/** A plain link: the list is a page, and nothing of it is loaded before somebody wants it. */
function BellLink({ unread }: { unread: number }) {
  const waiting = unread === 1 ? '1 unread' : `${unread} unread`
  return (
    <Link
      href={notificationsPage.href}
      data-slot="bell"
      aria-label={`Notifications, ${unread === 0 ? 'none unread' : waiting}`}
      className="relative grid size-9 shrink-0 place-items-center rounded-md text-fg-2 hover:bg-surface-2 hover:text-fg-1"
    >
      <Bell aria-hidden className="size-4.5" />
      {unread > 0 && (
        <span
          aria-hidden
          className="absolute top-0.5 right-0.5 grid h-4 min-w-4 place-items-center rounded-full bg-accent-fill px-1 text-2xs leading-none font-semibold tracking-normal text-on-accent"
        >
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </Link>
  )
}

/** On phones it stands in the bar at the bottom. */
function WalletButton({ viewer }: { viewer: Viewer }) {
  return (
    <Link
      href={walletPage.href}
      data-slot="wallet-button"
      aria-label={`Wallet, balance ${formatMoney(viewer.balanceMinor, viewer.currency)}`}
      className="hidden h-9 shrink-0 items-center gap-2 rounded-md border bg-surface-2 px-3 font-medium hover:bg-surface-3 sm:flex"
    >
      <Wallet aria-hidden className="size-4 text-fg-3" />
      <Money minor={viewer.balanceMinor} currency={viewer.currency} />
    </Link>
  )
}
