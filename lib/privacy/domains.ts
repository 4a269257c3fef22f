import { backtestPersonData } from '@/lib/backtest'
import { checkoutPersonData } from '@/lib/checkout'
import { couponsPersonData } from '@/lib/coupons'
import { dealsPersonData } from '@/lib/deals'
import { earningsPersonData } from '@/lib/earnings'
import { exchangesPersonData } from '@/lib/exchanges'
import { giftCardsPersonData } from '@/lib/gift-cards'
import { goodsPersonData } from '@/lib/goods'
import { identityPersonData } from '@/lib/identity'
import { kernelPersonData } from '@/lib/kernel/kernel-person-data'
import type { PersonData } from '@/lib/kernel/person-data'
import { ledgerPersonData } from '@/lib/ledger'
import { listingsPersonData } from '@/lib/listings'
import { notificationsPersonData } from '@/lib/notifications'
import { ordersPersonData } from '@/lib/orders'
import { paymentsPersonData } from '@/lib/payments'
import { payoutsPersonData } from '@/lib/payouts'
import { presencePersonData } from '@/lib/presence'
import { steamPersonData } from '@/lib/steam'
import { strategiesPersonData } from '@/lib/strategies'
import { privacyPersonData } from './person-data'

/** Everybody who holds something about people, in the order in which they forget: the account itself goes last. */
export const domains: readonly PersonData[] = [
  listingsPersonData,
  goodsPersonData,
  couponsPersonData,
  giftCardsPersonData,
  dealsPersonData,
  checkoutPersonData,
  ordersPersonData,
  earningsPersonData,
  paymentsPersonData,
  payoutsPersonData,
  ledgerPersonData,
  steamPersonData,
  backtestPersonData,
  strategiesPersonData,
  notificationsPersonData,
  presencePersonData,
  exchangesPersonData,
  privacyPersonData,
  kernelPersonData,
  identityPersonData,
]

/** Tables with a column that names a person and that are nobody's to give, with the reason. */
export const notGiven: Readonly<Record<string, string>> = {
  backtest_part: 'The work of a run, which is given with what was asked.',
  backtest_result: 'Computed from candles and a form; it belongs to whoever asks the same, and names nobody.',
  delivery_attempt: 'Each row is a technical try of a delivery, and the delivery is given with its outcome.',
  timeline: 'Belongs to deals, listings and trades; their parties see it there.',
  ledger_rollup: 'Sums over accounts of the house; a person has none of them.',
  processor_expected:
    'What the books of the payment provider should say; it names payments, which are given.',
  processor_event: 'Calls of the payment provider, which name its own objects.',
  reconciliation_difference:
    'Where the books of the payment provider and ours differ; it names payments, which are given.',
  lease: 'Names our own processes.',
  openid_nonce: 'Used answers of Steam, forgotten within an hour; they name no account.',
  steam_bot: 'Our own Steam accounts.',
  sale: 'The history of prices: the deal that it comes from is given.',
}
