import type { Category, Channel } from './schemas/channel'
import type { NoticeFacts } from './schemas/notice'

/** What a kind's texts may speak of; `amount` is made of amountMinor and currency. */
export type Word =
  | 'item'
  | 'other'
  | 'amount'
  | 'role'
  | 'device'
  | 'address'
  | 'reason'
  | 'channel'
  | 'until'
  | 'parcel'

/** What the button says where it is not the same for its whole category. */
export type ActionName = Category | 'order' | 'sale' | 'payouts' | 'wallet' | 'gift_cards'

interface Kind {
  category: Category
  /** Channels that tell it whatever the person wishes, and no others do. */
  only?: readonly Channel[]
  words: readonly Word[]
  action?: ActionName
  /** Where it leads: the page of what it is about. */
  href: (data: NoticeFacts) => string
}

const deal = ({ dealId }: NoticeFacts) => (dealId ? `/deals/${dealId}` : '/deals')
const purchase = ({ orderId }: NoticeFacts) => (orderId ? `/orders/${orderId}` : '/orders')
const sold = ({ sellerOrderId }: NoticeFacts) =>
  sellerOrderId ? `/sales/${sellerOrderId}` : '/orders?side=sold'
const account = () => '/account'
const security = () => '/account/security'

type Row = Pick<Kind, 'category' | 'words'>

const trade = (...words: Word[]): Row => ({ category: 'trade', words })
const money = (...words: Word[]): Row => ({ category: 'money', words })
const buyer = (row: Row): Kind => ({ ...row, action: 'order', href: purchase })
const seller = (row: Row): Kind => ({ ...row, action: 'sale', href: sold })

/** Every kind of thing that people are told. A new one is a row here and a text in each file of messages/. */
export const kinds = {
  'deal.sold': { category: 'trade', words: ['item', 'other', 'amount'], href: deal },
  'deal.your_move': { category: 'trade', words: ['item', 'other'], href: deal },
  'deal.take_back': { category: 'trade', words: ['item'], href: deal },
  'deal.item_yours': { category: 'trade', words: ['item', 'amount'], href: deal },
  'deal.not_sold': { category: 'trade', words: ['item'], href: deal },
  'deal.item_returned': { category: 'trade', words: ['item'], href: deal },
  'deal.stuck': { category: 'trade', words: ['item'], href: deal },
  'deal.paid': { category: 'money', words: ['item', 'other', 'amount'], href: deal },
  'deal.refunded': { category: 'money', words: ['item', 'amount'], href: deal },
  'order.paid': buyer(money('item', 'amount')),
  'order.shipped': buyer(trade('item', 'other', 'parcel')),
  'order.tracking': buyer(trade('item', 'other', 'parcel')),
  'order.delivered': buyer(trade('item', 'until')),
  'order.completed': buyer(money('item', 'other')),
  'order.cancelled': buyer(trade('item', 'amount')),
  'order.refund_asked': buyer(trade('item', 'other', 'amount')),
  'order.refund_granted': buyer(money('item', 'amount')),
  'order.refund_declined': buyer(trade('item', 'amount')),
  'order.money_back': buyer(money('item', 'amount')),
  'order.disputed': buyer(trade('item', 'other')),
  'order.evidence': buyer(trade('item', 'other')),
  'order.dispute_decided': buyer(trade('item', 'amount')),
  'order.message': buyer(trade('item', 'other')),
  'sale.sold': seller(trade('item', 'other', 'amount')),
  'sale.cancelled': seller(trade('item', 'other')),
  'sale.refund_asked': seller(trade('item', 'other', 'amount')),
  'sale.refunded': seller(money('item', 'other', 'amount')),
  'sale.disputed': seller(trade('item', 'other')),
  'sale.evidence': seller(trade('item', 'other')),
  'sale.dispute_decided': seller(trade('item', 'other', 'amount')),
  'sale.dispute_withdrawn': seller(trade('item', 'other')),
  'sale.card_disputed': seller(trade('item', 'other')),
  'sale.card_dispute_won': seller(money('item')),
  'sale.card_dispute_lost': seller(money('item')),
  'sale.message': seller(trade('item', 'other')),
  'sale.paid': seller(money('item', 'amount')),
  'gift_card.arrived': {
    category: 'trade',
    // A letter with the code goes to the mailbox.
    only: ['inapp'],
    words: ['other', 'amount'],
    action: 'gift_cards',
    href: () => '/wallet/gift-cards',
  },
  'payment.refund_to_wallet': {
    category: 'money',
    words: ['amount'],
    action: 'wallet',
    href: () => '/wallet',
  },
  'payout.paid': {
    category: 'money',
    words: ['amount'],
    action: 'payouts',
    href: () => '/sell/payouts',
  },
  'payout.failed': {
    category: 'money',
    words: ['amount', 'reason'],
    action: 'payouts',
    href: () => '/sell/payouts',
  },
  'account.signed_in': {
    category: 'security',
    words: ['device', 'address'],
    href: security,
  },
  'account.email': { category: 'security', words: [], href: security },
  'account.password': { category: 'security', words: [], href: security },
  'account.factor_on': { category: 'security', words: [], href: security },
  'account.factor_off': { category: 'security', words: [], href: security },
  'account.passkey_on': { category: 'security', words: [], href: security },
  'account.passkey_off': { category: 'security', words: [], href: security },
  'account.wallet_on': { category: 'security', words: ['address'], href: security },
  'account.wallet_off': { category: 'security', words: ['address'], href: security },
  'account.steam_on': { category: 'security', words: [], href: security },
  'account.merged': { category: 'security', words: [], href: security },
  'account.token_reused': {
    category: 'security',
    words: ['device', 'address'],
    href: security,
  },
  'account.trade_url': { category: 'security', words: [], href: account },
  'account.role': { category: 'security', words: ['role'], href: account },
  'account.suspended': {
    category: 'security',
    words: ['reason', 'until'],
    href: () => '/account/suspended',
  },
  'account.restored': { category: 'security', words: [], href: account },
  'account.export': {
    category: 'security',
    words: ['until'],
    href: () => '/account/privacy',
  },
  'account.deletion': {
    category: 'security',
    words: ['until'],
    href: () => '/account/privacy',
  },
  'channel.hello': {
    category: 'system',
    only: [],
    words: ['channel'],
    href: () => '/account/notifications',
  },
  'channel.off': {
    category: 'system',
    only: ['inapp', 'email'],
    words: ['channel', 'address', 'reason'],
    href: () => '/account/notifications',
  },
} as const satisfies Record<string, Kind>

export type KindName = keyof typeof kinds

export const kindNames = Object.keys(kinds) as KindName[]

/** What people may have a wish about: the rest is told by itself, or when they ask for it. */
export const wishKinds = kindNames.filter((name) => kindOf(name).only?.length !== 0)

export function kindOf(name: KindName): Kind {
  return kinds[name]
}

export const isKind = (name: string): name is KindName => Object.hasOwn(kinds, name)

/** Categories whose messages neither wait for the end of the quiet hours nor for a digest, and are not muted. */
const urgent: ReadonlySet<Category> = new Set<Category>(['trade', 'security'])

export const passesQuiet = (name: KindName): boolean => urgent.has(kinds[name].category)
