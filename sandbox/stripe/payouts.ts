import { z } from 'zod'
import { bankOf } from './capability'
import type { Desk } from './desk'
import { type Endpoint, endpoint } from './endpoint'
import { currency, merged, metadata, positive, text } from './input'
import { readable } from './lists'
import { book, mustHave } from './money'
import { StripeRefusal } from './refusal'
import type { Metadata, Thing } from './rows'

export interface Payout extends Thing {
  object: 'payout'
  amount: number
  arrival_date: number
  balance_transaction: string
  currency: string
  failure_balance_transaction: string | null
  failure_code: string | null
  failure_message: string | null
  metadata: Metadata
  status: 'pending' | 'in_transit' | 'paid' | 'failed' | 'canceled'
}

const leavesSeconds = 3_600
const arrivesSeconds = 2 * 86_400

/** Stripe's own test account numbers; a payout to any other one arrives. */
const failures: Record<string, [code: string, message: string]> = {
  '000111111116': ['no_account', 'The bank account could not be located.'],
  '000111111113': ['account_closed', 'The bank account has been closed.'],
  '000222222227': ['insufficient_funds', 'Your Stripe account has insufficient funds to cover the payout.'],
  '000333333335': ['debit_not_authorized', 'Debit transactions are not approved on this bank account.'],
  '000444444440': ['invalid_currency', 'The bank was unable to process this payout because of its currency.'],
}

const create = z.strictObject({
  amount: positive,
  currency,
  description: text.optional(),
  statement_descriptor: text.optional(),
  method: z.literal('standard').default('standard'),
  metadata: metadata.optional(),
})

function pay(desk: Desk, { amount, currency: paidIn, method, ...given }: z.infer<typeof create>): Payout {
  if (desk.owner !== desk.platform && !bankOf(desk, desk.owner))
    throw new StripeRefusal(400, `Sorry, you don't have any external accounts in that currency (${paidIn}).`)
  mustHave(desk, amount, paidIn, 'make this payout')
  const id = desk.id('po')
  const entry = book(desk, { type: 'payout', amount: -amount, currency: paidIn, source: id })
  const payout = desk.add<Payout>({
    id,
    object: 'payout',
    amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: desk.now() + arrivesSeconds,
    automatic: false,
    balance_transaction: entry.id,
    created: desk.now(),
    currency: paidIn,
    description: given.description ?? null,
    destination: `ba_${desk.owner.slice(5)}`,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: merged({}, given.metadata),
    method,
    original_payout: null,
    payout_method: null,
    reconciliation_status: 'not_applicable',
    reversed_by: null,
    source_type: 'card',
    statement_descriptor: given.statement_descriptor ?? null,
    status: 'pending',
    trace_id: null,
    type: 'bank_account',
  } as Payout)
  desk.due(desk.now() + leavesSeconds, 'payout leaves', id)
  desk.due(payout.arrival_date, 'payout arrives', id)
  desk.emit('payout.created', payout)
  return payout
}

export function payoutLeaves(desk: Desk, id: string) {
  const payout = desk.get<Payout>('payout', id)
  if (payout.status === 'pending') desk.emit('payout.updated', desk.set(payout, { status: 'in_transit' }))
}

export function payoutArrives(desk: Desk, id: string) {
  const payout = desk.get<Payout>('payout', id)
  if (failures[bankOf(desk, desk.owner)]) failPayout(desk, id)
  else desk.emit('payout.paid', desk.set(payout, { status: 'paid' }))
}

/** The bank sends it back, sometimes after it said "paid": the balance has the money again. */
export function failPayout(desk: Desk, id: string): Payout {
  const payout = desk.get<Payout>('payout', id)
  if (payout.status === 'failed' || payout.status === 'canceled')
    throw new StripeRefusal(400, `This payout is ${payout.status} already.`)
  const [failure_code, failure_message] = failures[bankOf(desk, desk.owner)] ?? [
    'could_not_process',
    'The bank could not process this payout.',
  ]
  const failed = giveBack(desk, payout, 'payout_failure', { status: 'failed', failure_code, failure_message })
  desk.emit('payout.failed', failed)
  return failed
}

function giveBack(desk: Desk, payout: Payout, type: string, change: Partial<Payout>): Payout {
  for (const kind of ['payout leaves', 'payout arrives']) desk.world.unschedule(kind, payout.id)
  const { amount, currency: paidIn, id } = payout
  const entry = book(desk, {
    type,
    category: `${type === 'payout_failure' ? 'payout' : type}_reversal`,
    amount,
    currency: paidIn,
    source: id,
  })
  return desk.set(payout, { ...change, failure_balance_transaction: entry.id })
}

export const payoutEndpoints: Endpoint[] = [
  endpoint('POST /v1/payouts', create, pay),
  endpoint('POST /v1/payouts/:id/cancel', z.strictObject({}), (desk, _, id = '') => {
    const payout = desk.get<Payout>('payout', id)
    if (payout.status !== 'pending')
      throw new StripeRefusal(
        400,
        `Payouts can only be canceled while pending; this one is ${payout.status}.`,
      )
    const canceled = giveBack(desk, payout, 'payout_cancel', { status: 'canceled' })
    desk.emit('payout.canceled', canceled)
    return canceled
  }),
  ...readable('payout', '/v1/payouts', { also: ['status'] }),
]
