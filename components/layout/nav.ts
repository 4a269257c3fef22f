import {
  ArrowLeftRight,
  Bell,
  ChartCandlestick,
  Handshake,
  type LucideIcon,
  Package,
  ShoppingCart,
  Tag,
  UserRound,
  Wallet,
} from 'lucide-react'

export type Product = { href: string; label: string; Icon: LucideIcon }

export const dealsPage: Product = { href: '/deals', label: 'Deals', Icon: Handshake }

/** Only products that exist. The order is the order of the top bar and of the tab bar. */
export const products: Product[] = [
  { href: '/market', label: 'Market', Icon: ArrowLeftRight },
  { href: '/goods', label: 'Goods', Icon: Package },
  { href: '/sell', label: 'Sell', Icon: Tag },
  dealsPage,
  { href: '/trading', label: 'Trading', Icon: ChartCandlestick },
]

export const cartPage: Product = { href: '/cart', label: 'Cart', Icon: ShoppingCart }
export const ordersPage: Product = { href: '/orders', label: 'Orders', Icon: Package }
export const walletPage: Product = { href: '/wallet', label: 'Wallet', Icon: Wallet }
export const notificationsPage: Product = { href: '/notifications', label: 'Notifications', Icon: Bell }
export const accountPage: Product = { href: '/account', label: 'Account', Icon: UserRound }
export const signInPage: Product = { href: '/sign-in', label: 'Sign in', Icon: UserRound }

export interface SubPage {
  href: string
  label: string
  /** Not current on the pages below it. */
  exact?: boolean
}

export const accountPages: readonly SubPage[] = [
  { href: '/account', label: 'Profile', exact: true },
  { href: '/account/privacy', label: 'Privacy' },
  { href: '/account/security', label: 'Security' },
  { href: '/account/notifications', label: 'Notifications' },
  { href: '/account/developer', label: 'Developer' },
]

export const tradingPages: readonly SubPage[] = [
  { href: '/trading/strategies', label: 'Strategies' },
  { href: '/trading/backtests', label: 'Backtests' },
  { href: '/trading/data', label: 'Candles' },
]

export const sellPages: readonly SubPage[] = [
  { href: '/sell', label: 'Steam items', exact: true },
  { href: '/sell/goods', label: 'Goods' },
  { href: '/sell/coupons', label: 'Coupons' },
  { href: '/sell/payouts', label: 'Payouts' },
]

const staffPages: readonly SubPage[] = [
  { href: '/admin/deals', label: 'Deals' },
  { href: '/admin/orders', label: 'Orders' },
  { href: '/admin/people', label: 'People' },
]

/** Moderators see two of them. */
export const adminPages = (admin: boolean): readonly SubPage[] =>
  admin
    ? [
        ...staffPages,
        { href: '/admin/bots', label: 'Bots' },
        { href: '/admin/coupons', label: 'Coupons' },
        { href: '/admin/deliveries', label: 'Deliveries' },
        { href: '/admin/reconciliation', label: 'Reconciliation' },
        { href: '/admin/audit', label: 'Audit' },
      ]
    : staffPages

export const isCurrent = (href: string, pathname: string) =>
  pathname === href || pathname.startsWith(`${href}/`)
