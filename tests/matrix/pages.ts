/** What a browser shows: the page, the sign-in that leads back here, nothing at this address, or another page. */
export type Shown = 'page' | 'sign in' | 'nothing' | `/${string}`

interface PageAnswers {
  stranger: Shown
  person: Shown
  /** Not named: as every person. */
  moderator?: Shown
  admin?: Shown
  /** Where the address names a thing: the person whose it is. Not named: as every person. */
  owner?: Shown
}

const everybody: PageAnswers = { stranger: 'page', person: 'page' }
const signedIn: PageAnswers = { stranger: 'sign in', person: 'page' }
const admins: PageAnswers = { stranger: 'nothing', person: 'nothing', admin: 'page' }
const staff: PageAnswers = { ...admins, moderator: 'page' }
const nobody: PageAnswers = { stranger: 'nothing', person: 'nothing' }
const comingIn: PageAnswers = { stranger: 'page', person: '/' }

/** Every page of app/ and who may see it. */
export const pages: Record<string, PageAnswers> = {
  '/': everybody,
  '/account': signedIn,
  '/account/developer': signedIn,
  '/account/developer/webhooks/[webhookId]': { stranger: 'sign in', person: 'nothing', owner: 'page' },
  '/account/notifications': signedIn,
  '/account/privacy': signedIn,
  '/account/security': signedIn,
  '/account/suspended': { stranger: 'sign in', person: '/account' },
  '/admin': { ...admins, moderator: '/admin/deals', admin: '/admin/deals' },
  '/admin/audit': admins,
  '/admin/bots': admins,
  '/admin/coupons': admins,
  '/admin/deals': staff,
  '/admin/deliveries': admins,
  '/admin/fees': admins,
  '/admin/orders': staff,
  '/admin/reconciliation': admins,
  '/admin/people': staff,
  '/admin/people/[personId]': staff,
  '/cart': everybody,
  '/checkout/[orderId]': { stranger: 'sign in', person: 'nothing', owner: 'page' },
  '/confirm-email/[secret]': signedIn,
  '/deals': signedIn,
  '/deals/[dealId]': {
    stranger: 'sign in',
    person: 'nothing',
    moderator: 'page',
    admin: 'page',
    owner: 'page',
  },
  '/dev/kit': nobody,
  '/dev/kit/[sample]': nobody,
  '/dev/mail': everybody,
  '/docs': everybody,
  '/gift-cards': everybody,
  '/goods': everybody,
  '/goods/[goodsId]': everybody,
  '/items/[listingId]': everybody,
  '/market': everybody,
  '/notifications': signedIn,
  '/reset': everybody,
  '/reset/[secret]': everybody,
  '/orders': signedIn,
  '/orders/[orderId]': {
    stranger: 'sign in',
    person: 'nothing',
    moderator: 'page',
    admin: 'page',
    owner: 'page',
  },
  '/people/[personId]': everybody,
  '/sales/[sellerOrderId]': {
    stranger: 'sign in',
    person: 'nothing',
    moderator: 'page',
    admin: 'page',
    owner: 'page',
  },
  '/sell': signedIn,
  '/shared/backtests/[token]': { stranger: 'nothing', person: 'nothing' },
  '/sell/goods': signedIn,
  '/sell/goods/[goodsId]': { stranger: 'sign in', person: 'nothing', owner: 'page' },
  '/sell/goods/new': signedIn,
  '/sell/coupons': signedIn,
  '/sell/payouts': signedIn,
  '/sign-in': comingIn,
  '/sign-in/code': { stranger: '/sign-in', person: '/' },
  '/sign-in/new': { stranger: '/sign-in', person: '/' },
  '/sign-up': comingIn,
  '/sign-up/[secret]': everybody,
  '/trading': { stranger: '/trading/strategies', person: '/trading/strategies' },
  '/trading/backtests': signedIn,
  '/trading/backtests/[runId]': { stranger: 'sign in', person: 'nothing', owner: 'page' },
  '/trading/backtests/compare': { stranger: 'nothing', person: 'nothing' },
  '/trading/backtests/new': signedIn,
  '/trading/strategies': signedIn,
  '/trading/strategies/new': signedIn,
  '/trading/strategies/[strategyId]': { stranger: 'sign in', person: 'nothing', owner: 'page' },
  '/trading/data': everybody,
  '/unsubscribe': everybody,
  '/wallet': signedIn,
  '/wallet/gift-cards': signedIn,
}
