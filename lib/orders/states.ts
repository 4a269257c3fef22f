import { machine } from '@/lib/kernel/machine'

/** The purchase as its buyer sees it. What becomes of the things on it stands in the orders of its sellers. */
export const orderMachine = machine({
  name: 'orders',
  initial: 'draft',
  refusal: 'This order is {state}, so that is no longer possible.',
  transitions: [
    { from: 'draft', on: 'await_payment', to: 'pending_payment', who: 'the buyer, by going to pay' },
    {
      from: 'pending_payment',
      on: 'reopen',
      to: 'draft',
      who: 'the buyer, by coming back without having paid',
    },
    { from: ['draft', 'pending_payment'], on: 'pay', to: 'paid', who: 'the buyer' },
    {
      from: ['draft', 'pending_payment'],
      on: 'expire',
      to: 'expired',
      who: 'Tradepost, when the time is over',
    },
    { from: ['draft', 'pending_payment'], on: 'cancel', to: 'cancelled', who: 'the buyer, before paying' },
    { from: 'paid', on: 'complete', to: 'completed', who: 'the last of its sellers’ orders' },
    { from: 'paid', on: 'complete_part', to: 'partially_refunded', who: 'the last of its sellers’ orders' },
    { from: 'completed', on: 'refund_part', to: 'partially_refunded', who: 'a seller or an admin' },
    { from: 'partially_refunded', on: 'refund_part', to: 'partially_refunded', who: 'a seller or an admin' },
    {
      from: ['paid', 'completed', 'partially_refunded'],
      on: 'refund',
      to: 'refunded',
      who: 'the last of its sellers’ orders',
    },
  ],
})

export type OrderState = (typeof orderMachine.transitions)[number]['to']

/** What one seller owes: paid, fulfilling, shipped, delivered, completed. Money rests with Tradepost until completed. */
export const sellerOrderMachine = machine({
  name: 'seller_orders',
  initial: 'waiting',
  refusal: 'This order is {state}, so that is no longer possible.',
  transitions: [
    { from: 'waiting', on: 'pay', to: 'paid', who: 'the buyer' },
    { from: 'waiting', on: 'expire', to: 'expired', who: 'Tradepost, when the time is over' },
    { from: 'waiting', on: 'drop', to: 'cancelled', who: 'the buyer, before paying' },
    { from: 'paid', on: 'begin', to: 'fulfilling', who: 'the seller or Tradepost' },
    { from: ['paid', 'fulfilling'], on: 'cancel', to: 'cancelled', who: 'the buyer or the seller' },
    { from: ['paid', 'fulfilling'], on: 'ship', to: 'shipped', who: 'the seller' },
    { from: 'shipped', on: 'track', to: 'shipped', who: 'the seller' },
    {
      from: ['paid', 'fulfilling', 'shipped'],
      on: 'deliver',
      to: 'delivered',
      who: 'the buyer, or Tradepost when the time is over',
    },
    { from: ['paid', 'fulfilling', 'delivered'], on: 'complete', to: 'completed', who: 'Tradepost' },
    {
      from: ['paid', 'fulfilling', 'delivered'],
      on: 'complete_part',
      to: 'partially_refunded',
      who: 'Tradepost',
    },
    {
      from: ['paid', 'fulfilling', 'shipped', 'delivered'],
      on: 'dispute',
      to: 'disputed',
      who: 'the buyer or a bank',
    },
    { from: 'disputed', on: 'settle_seller', to: 'completed', who: 'an admin' },
    { from: 'disputed', on: 'settle_part', to: 'partially_refunded', who: 'an admin' },
    { from: 'disputed', on: 'withdraw', to: 'delivered', who: 'the buyer or a bank' },
    {
      from: ['paid', 'fulfilling', 'shipped', 'delivered', 'disputed', 'completed', 'partially_refunded'],
      on: 'refund',
      to: 'refunded',
      who: 'the seller, an admin or a rule',
    },
    { from: 'paid', on: 'refund_part', to: 'paid', who: 'the seller, an admin or a rule' },
    { from: 'fulfilling', on: 'refund_part', to: 'fulfilling', who: 'the seller, an admin or a rule' },
    { from: 'shipped', on: 'refund_part', to: 'shipped', who: 'the seller, an admin or a rule' },
    { from: 'delivered', on: 'refund_part', to: 'delivered', who: 'the seller, an admin or a rule' },
    { from: 'disputed', on: 'refund_part', to: 'disputed', who: 'an admin' },
    {
      from: ['completed', 'partially_refunded'],
      on: 'refund_part',
      to: 'partially_refunded',
      who: 'the seller or an admin',
    },
  ],
})

export type SellerOrderState = (typeof sellerOrderMachine.transitions)[number]['to'] | 'waiting'

export const refundMachine = machine({
  name: 'refunds',
  initial: 'asked',
  refusal: 'This refund is {state} already.',
  transitions: [
    { from: 'asked', on: 'grant', to: 'granted', who: 'a rule, the seller or an admin' },
    { from: 'asked', on: 'decline', to: 'declined', who: 'the seller or an admin' },
    { from: 'asked', on: 'withdraw', to: 'withdrawn', who: 'the buyer' },
  ],
})

export const disputeMachine = machine({
  name: 'disputes',
  initial: 'open',
  refusal: 'This dispute is {state} already.',
  transitions: [
    { from: 'open', on: 'answer', to: 'answered', who: 'the seller' },
    { from: ['open', 'answered'], on: 'decide', to: 'decided', who: 'an admin or a bank' },
    { from: ['open', 'answered'], on: 'withdraw', to: 'withdrawn', who: 'the buyer or a bank' },
  ],
})
