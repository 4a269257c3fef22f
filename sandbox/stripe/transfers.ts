import { z } from 'zod'
import { mustBeActive } from './capability'
import type { Desk } from './desk'
import { type Endpoint, endpoint } from './endpoint'
import { bool, currency, merged, metadata, positive, text } from './input'
import { pageOf, readable } from './lists'
import { availableWith, balanceOf, book, mustHave } from './money'
import { refused, StripeRefusal } from './refusal'
import type { BalanceTransaction, Charge, Metadata, Thing } from './rows'

export interface Transfer extends Thing {
  object: 'transfer'
  amount: number
  amount_reversed: number
  balance_transaction: string
  currency: string
  destination: string
  destination_payment: string
  metadata: Metadata
  reversed: boolean
  source_transaction: string | null
  transfer_group: string | null
}

const create = z.strictObject({
  amount: positive,
  currency,
  destination: text,
  source_transaction: text.optional(),
  transfer_group: text.optional(),
  description: text.optional(),
  metadata: metadata.optional(),
  source_type: z.literal('card').optional(),
})
type Given = z.infer<typeof create>

/** Money of the platform goes to an account; with a source it needs no balance and arrives when the charge's money does. */
export function transfer(desk: Desk, given: Given, applicationFee = 0): Transfer {
  const { amount, currency: paidIn, destination } = given
  mustBeActive(desk, destination)
  const charge = given.source_transaction ? sourceOf(desk, given) : null
  if (!charge) mustHave(desk, amount, paidIn, 'make this transfer')
  const id = desk.id('tr')
  const availableOn = charge ? availableWith(desk, charge.balance_transaction) : desk.now()
  const posting = { currency: paidIn, availableOn }
  const entry = book(desk, { ...posting, type: 'transfer', amount: -amount, source: id })
  const payment = receive(desk.at({ owner: destination }), {
    ...posting,
    amount,
    fee: applicationFee,
    source: id,
  })
  const made = desk.add<Transfer>({
    id,
    object: 'transfer',
    amount,
    amount_reversed: 0,
    balance_transaction: entry.id,
    created: desk.now(),
    currency: paidIn,
    description: given.description ?? null,
    destination,
    destination_payment: payment,
    livemode: false,
    metadata: merged({}, given.metadata),
    reversals: { object: 'list', data: [], has_more: false, url: `/v1/transfers/${id}/reversals` },
    reversed: false,
    source_transaction: charge?.id ?? null,
    source_type: 'card',
    transfer_group:
      given.transfer_group ?? charge?.transfer_group ?? (charge ? `group_${charge.payment_intent}` : null),
  } as Transfer)
  desk.emit('transfer.created', made)
  return made
}

function sourceOf(desk: Desk, { source_transaction = '', amount, currency: paidIn }: Given): Charge {
  const charge = desk.get<Charge>('charge', source_transaction, 'source_transaction')
  const used = Number(desk.inner(charge.id).transferred ?? 0)
  if (charge.currency !== paidIn)
    throw new StripeRefusal(
      400,
      `The currency of source_transaction (${charge.currency}) and of the transfer (${paidIn}) must be the same.`,
      { param: 'currency' },
    )
  if (!charge.captured || used + amount > charge.amount_captured)
    throw new StripeRefusal(
      400,
      `Transfers using this transaction as a source must not exceed the source amount of ${charge.amount_captured} (${used} is already transferred).`,
      { param: 'amount' },
    )
  desk.set(charge, {}, { transferred: String(used + amount) })
  return charge
}

interface Receipt {
  currency: string
  availableOn: number
  amount: number
  fee: number
  source: string
}

function receive(desk: Desk, { source, ...posting }: Receipt): string {
  const id = desk.id('py')
  const { amount, currency: paidIn, fee } = posting
  const entry = book(desk, { ...posting, type: 'payment', source: id })
  desk.add<Charge>({
    id,
    object: 'charge',
    amount,
    amount_captured: amount,
    amount_refunded: 0,
    application_fee: null,
    application_fee_amount: fee || null,
    balance_transaction: entry.id,
    captured: true,
    created: desk.now(),
    currency: paidIn,
    customer: null,
    disputed: false,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: {},
    paid: true,
    payment_intent: null,
    payment_method: null,
    refunded: false,
    source_transfer: source,
    status: 'succeeded',
    transfer: null,
    transfer_group: null,
  } as Charge)
  return id
}

const reversing = z.strictObject({
  amount: positive.optional(),
  description: text.optional(),
  metadata: metadata.optional(),
  refund_application_fee: bool.optional(),
})

/** Takes money of a transfer back; the account must have it. */
export function reverse(
  desk: Desk,
  before: Transfer,
  given: z.infer<typeof reversing>,
  refund: string | null = null,
) {
  const left = before.amount - before.amount_reversed
  const amount = given.amount ?? left
  if (left === 0) throw new StripeRefusal(400, `Transfer ${before.id} is already fully reversed.`)
  if (amount > left)
    throw new StripeRefusal(
      400,
      `Reversal amount (${amount}) is greater than unreversed amount on transfer (${left}).`,
      { param: 'amount' },
    )
  const there = desk.at({ owner: before.destination })
  const { available, pending } = balanceOf(there)
  if ((available[before.currency] ?? 0) + (pending[before.currency] ?? 0) < amount)
    throw refused(
      'balance_insufficient',
      `The account ${before.destination} does not have enough to reverse this transfer.`,
    )
  const availableOn = availableWith(desk, before.balance_transaction)
  const id = desk.id('trr')
  const posting = { currency: before.currency, availableOn }
  const entry: BalanceTransaction = book(desk, { ...posting, type: 'transfer_refund', amount, source: id })
  book(there, { ...posting, type: 'payment_refund', amount: -amount, source: before.destination_payment })
  const amount_reversed = before.amount_reversed + amount
  const after = desk.set(before, { amount_reversed, reversed: amount_reversed === before.amount })
  if (before.source_transaction) giveBack(desk, before.source_transaction, amount)
  const reversal = desk.add({
    id,
    object: 'transfer_reversal',
    amount,
    balance_transaction: entry.id,
    created: desk.now(),
    currency: before.currency,
    destination_payment_refund: null,
    metadata: merged({}, given.metadata),
    source_refund: refund,
    transfer: before.id,
  })
  desk.emit('transfer.reversed', after)
  return reversal
}

function giveBack(desk: Desk, id: string, amount: number) {
  const used = Number(desk.inner(id).transferred ?? 0)
  desk.set(desk.get<Charge>('charge', id), {}, { transferred: String(used - amount) })
}

export const transferEndpoints: Endpoint[] = [
  endpoint('POST /v1/transfers', create, (desk, given) => transfer(desk, given)),
  endpoint(
    'POST /v1/transfers/:id',
    z.strictObject({ metadata: metadata.optional(), description: text.optional() }),
    (desk, { metadata: tags }, id = '') => {
      const before = desk.get<Transfer>('transfer', id)
      return desk.set(before, { metadata: merged(before.metadata, tags) })
    },
  ),
  ...readable('transfer', '/v1/transfers', { by: ['destination', 'transfer_group'] }),
  endpoint('POST /v1/transfers/:id/reversals', reversing, (desk, given, id = '') =>
    reverse(desk, desk.get<Transfer>('transfer', id), given),
  ),
  endpoint('GET /v1/transfers/:id/reversals', z.strictObject({}), (desk, _, id = '') =>
    pageOf(
      desk,
      desk.world.list(desk.owner, 'transfer_reversal', 'transfer', id),
      { limit: 100, starting_after: undefined, ending_before: undefined, created: undefined },
      `/v1/transfers/${id}/reversals`,
    ),
  ),
]
