import type { Example } from './example'
import {
  address,
  aLineToAdd,
  argumentOf,
  boughtBy,
  cartLineOf,
  draftOf,
  orderOf,
  purchase,
  refundOfBuyer,
  refundOfSeller,
  shippedTo,
  soldBy,
  someFee,
} from './orders'

const nothing: Example = { input: () => ({}) }
const reason = 'Because a test wants it.'
const aDraft: Example = { input: ({ owner }) => draftOf(owner) }
const aPurchase: Example = { input: async ({ owner }) => ({ sellerOrderId: await boughtBy(owner), reason }) }

/** How to call what is done from the cart to the last refund. */
export const orderExamples: Record<string, Example> = {
  'checkout.addEvidence': {
    input: async ({ owner }) => ({ disputeId: await argumentOf(owner), text: 'The box was empty.' }),
  },
  'checkout.addToCart': { input: aLineToAdd },
  'checkout.askRefund': aPurchase,
  'checkout.buy': { input: purchase },
  'checkout.cancel': aDraft,
  'checkout.cancelSale': aPurchase,
  'checkout.cart': nothing,
  'checkout.changeLine': { input: async ({ owner }) => ({ lineId: await cartLineOf(owner), quantity: 2 }) },
  'checkout.confirmDelivery': { input: async ({ owner }) => ({ sellerOrderId: await shippedTo(owner) }) },
  'checkout.decideDispute': {
    input: async ({ owner }) => ({
      disputeId: await argumentOf(owner),
      buyerGetsMinor: 500,
      answer: 'Both carry a part.',
    }),
  },
  'checkout.decideRefund': {
    input: async ({ owner }) => ({ refundId: await refundOfSeller(owner), grant: true, answer: 'Sorry.' }),
  },
  'checkout.mergeCart': nothing,
  'checkout.openDispute': aPurchase,
  'checkout.pay': {
    input: async ({ owner }) => ({ ...(await draftOf(owner)), method: 'wallet', totalMinor: 1_490 }),
    thenRefused: 'address_missing',
  },
  'checkout.removeLine': { input: async ({ owner }) => ({ lineId: await cartLineOf(owner) }) },
  'checkout.ship': {
    input: async ({ owner }) => ({ sellerOrderId: await soldBy(owner), carrier: 'DHL', tracking: '123456' }),
  },
  'checkout.start': {
    input: async ({ caller }) => {
      await cartLineOf(caller)
      return {}
    },
  },
  'checkout.update': { input: async ({ owner }) => ({ ...(await draftOf(owner)), address }) },
  'checkout.view': aDraft,
  'checkout.withdrawDispute': { input: async ({ owner }) => ({ disputeId: await argumentOf(owner) }) },
  'checkout.withdrawRefund': { input: async ({ owner }) => ({ refundId: await refundOfBuyer(owner) }) },
  'earnings.clearing': nothing,
  'earnings.endFee': { input: async () => ({ feeRuleId: await someFee(), reason }) },
  'earnings.feePreview': { input: () => ({ category: 'controllers', grossMinor: 10_000 }) },
  'earnings.fees': nothing,
  'earnings.myFees': nothing,
  'earnings.setFee': { input: () => ({ category: 'books', bps: 250, reason }) },
  'orders.writeMessage': {
    input: async ({ owner }) => ({ sellerOrderId: await boughtBy(owner), text: 'When will it come?' }),
  },
  'orders.adminDisputes': nothing,
  'orders.adminOrders': nothing,
  'orders.adminRefunds': nothing,
  'orders.invoice': { input: async ({ owner }) => ({ sellerOrderId: await soldBy(owner) }) },
  'orders.mine': nothing,
  'orders.receipt': { input: async ({ owner }) => ({ orderId: await orderOf(owner) }) },
  'orders.sale': { input: async ({ owner }) => ({ sellerOrderId: await boughtBy(owner) }) },
  'orders.sales': nothing,
  'orders.view': { input: async ({ owner }) => ({ orderId: await orderOf(owner) }) },
}
