import { z } from 'zod'
import type { Desk } from './desk'
import { type Endpoint, endpoint } from './endpoint'
import { readable } from './lists'
import { refused } from './refusal'
import type { Balance, BalanceTransaction } from './rows'

/** Two days until the money of a card is there; a real account's first payment takes a week. */
const pendingSeconds = 2 * 86_400

/** 2.9 % and 30: the price list for domestic cards, the only one modelled. */
export const feeOf = (amount: number): number => Math.round((amount * 29) / 1000) + 30

interface Posting {
  type: string
  /** What reports call it, where that is not the type. */
  category?: string
  amount: number
  fee?: number
  currency: string
  source: string
  description?: string
  availableOn?: number
}

export const clearsAt = (desk: Desk): number => desk.now() + pendingSeconds

/** The only way money moves: one balance transaction, and the balance with it. */
export function book(desk: Desk, posting: Posting): BalanceTransaction {
  const { type, category = type, amount, fee = 0, currency, source, description = null } = posting
  const now = desk.now()
  const available_on = posting.availableOn ?? now
  const status = available_on > now ? 'pending' : 'available'
  const paid = {
    amount: fee,
    application: null,
    currency,
    description: 'Stripe processing fees',
    type: 'stripe_fee',
  }
  const entry: BalanceTransaction & Record<string, unknown> = {
    id: desk.id('txn'),
    object: 'balance_transaction',
    amount,
    available_on,
    balance_type: 'payments',
    created: now,
    currency,
    description,
    exchange_rate: null,
    fee,
    fee_details: fee === 0 ? [] : [paid],
    net: amount - fee,
    reporting_category: category,
    source,
    status,
    type,
  }
  desk.add(entry)
  shift(desk, currency, { [status]: entry.net })
  if (status === 'pending') desk.due(available_on, 'funds', entry.id)
  return entry
}

/** Pending money becomes available. */
export function fundsArrive(desk: Desk, id: string) {
  const entry = desk.get<BalanceTransaction>('balance_transaction', id)
  desk.set(entry, { status: 'available' })
  shift(desk, entry.currency, { pending: -entry.net, available: entry.net })
}

function shift(
  desk: Desk,
  currency: string,
  { available = 0, pending = 0 }: { available?: number; pending?: number },
) {
  const { world, owner } = desk
  const before = balanceOf(desk)
  const moved = (sums: Balance['available'], by: number) => ({
    ...sums,
    [currency]: (sums[currency] ?? 0) + by,
  })
  world.balances.put({
    id: owner,
    available: moved(before.available, available),
    pending: moved(before.pending, pending),
  })
}

export const balanceOf = ({ world, owner }: Desk): Balance =>
  world.balances.get(owner) ?? { id: owner, available: {}, pending: {} }

/** When money that stands behind `charge` is there; a refund of pending money takes pending money. */
export const availableWith = (desk: Desk, transaction: string | null): number =>
  transaction
    ? Math.max(desk.now(), desk.get<BalanceTransaction>('balance_transaction', transaction).available_on)
    : desk.now()

export function mustHave(desk: Desk, amount: number, currency: string, what: string) {
  if ((balanceOf(desk).available[currency] ?? 0) >= amount) return
  throw refused(
    'balance_insufficient',
    `You have insufficient available funds in your Stripe account to ${what}. Try adding funds directly to your available balance by creating Charges using the 4000000000000077 test card.`,
  )
}

const listed = (sums: Balance['available']) => {
  const known = Object.entries(sums)
  return (known.length > 0 ? known : [['usd', 0] as const]).map(([currency, amount]) => ({
    amount,
    currency,
    source_types: { card: amount },
  }))
}

export const moneyEndpoints: Endpoint[] = [
  endpoint('GET /v1/balance', z.strictObject({}), (desk) => {
    const { available, pending } = balanceOf(desk)
    const known = { ...Object.fromEntries(Object.keys(pending).map((name) => [name, 0])), ...available }
    return { object: 'balance', available: listed(known), livemode: false, pending: listed(pending) }
  }),
  ...readable('balance_transaction', '/v1/balance_transactions', {
    by: ['source', 'payout', 'type'],
    also: ['currency'],
  }),
]
