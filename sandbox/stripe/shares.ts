import { mustBeActive } from './capability'
import type { Desk } from './desk'
import { readable } from './lists'
import { availableWith, book } from './money'
import { StripeRefusal } from './refusal'
import type { Charge, Intent, Thing } from './rows'
import { reverse, type Transfer, transfer } from './transfers'

interface ApplicationFee extends Thing {
  object: 'application_fee'
  account: string
  amount: number
  amount_refunded: number
  balance_transaction: string
  charge: string
  currency: string
  refunded: boolean
}

/** What an intent promises to a seller must be possible before anybody pays. */
export function mustBeSharable(
  desk: Desk,
  {
    amount,
    application_fee_amount: fee,
    transfer_data: to,
  }: Pick<Intent, 'amount'> & {
    application_fee_amount?: number | null | undefined
    transfer_data?: { destination: string } | null | undefined
  },
) {
  if (to) mustBeActive(desk, to.destination)
  if (fee && !to)
    throw new StripeRefusal(
      400,
      'Can only apply an application_fee_amount when transfer_data[destination] is given.',
      {
        param: 'application_fee_amount',
      },
    )
  if (fee && fee > amount)
    throw new StripeRefusal(400, 'The application_fee_amount cannot be more than the amount.', {
      param: 'application_fee_amount',
    })
}

/** A destination charge: the seller gets the money, the platform its fee. */
export function share(desk: Desk, intent: Intent, charge: Charge): Charge {
  const { transfer_data: to, application_fee_amount: fee } = intent
  if (!to) return charge
  const amount = to.amount ?? charge.amount_captured
  const { currency, id } = charge
  const made = transfer(
    desk,
    { amount, currency, destination: to.destination, source_transaction: id },
    fee ?? 0,
  )
  return desk.set(charge, {
    transfer: made.id,
    application_fee: fee ? feeFor(desk, charge, made, fee) : null,
  })
}

function feeFor(desk: Desk, charge: Charge, { destination }: Transfer, amount: number): string {
  const id = desk.id('fee')
  const { currency } = charge
  const availableOn = availableWith(desk, charge.balance_transaction)
  const entry = book(desk, { type: 'application_fee', amount, currency, source: id, availableOn })
  const fee = desk.add<ApplicationFee>({
    id,
    object: 'application_fee',
    account: destination,
    amount,
    amount_refunded: 0,
    balance_transaction: entry.id,
    charge: charge.id,
    created: desk.now(),
    currency,
    livemode: false,
    refunded: false,
  } as ApplicationFee)
  desk.emit('application_fee.created', fee)
  return id
}

/** The seller's and the fee's part of a refund, so that all refunds together give back exactly all of it. */
const part = (whole: number, charge: Charge, amount: number) => {
  const before = charge.amount_refunded
  const upTo = (refunded: number) => Math.round((whole * refunded) / charge.amount)
  return upTo(before + amount) - upTo(before)
}

export function takeBack(desk: Desk, charge: Charge, amount: number, refund: string): string {
  if (!charge.transfer)
    throw new StripeRefusal(400, 'Cannot reverse transfer: this charge has no transfer.', {
      param: 'reverse_transfer',
    })
  const sent = desk.get<Transfer>('transfer', charge.transfer)
  return reverse(desk, sent, { amount: part(sent.amount, charge, amount) }, refund).id
}

export function refundFee(desk: Desk, charge: Charge, amount: number) {
  const fee = desk.find<ApplicationFee>('application_fee', charge.application_fee ?? '')
  if (!fee)
    throw new StripeRefusal(400, 'Cannot refund the application fee: this charge has none.', {
      param: 'refund_application_fee',
    })
  const back = part(fee.amount, charge, amount)
  const amount_refunded = fee.amount_refunded + back
  const posting = { type: 'application_fee_refund', currency: fee.currency, source: fee.id }
  book(desk, { ...posting, amount: -back })
  book(desk.at({ owner: fee.account }), { ...posting, amount: back })
  desk.emit(
    'application_fee.refunded',
    desk.set(fee, { amount_refunded, refunded: amount_refunded === fee.amount }),
  )
}

export const feeEndpoints = readable('application_fee', '/v1/application_fees', { by: ['charge'] })
