import { addToCart, askRefund, buy, openDispute, shipOrder, startCheckout } from '../../lib/checkout'
import { setFee } from '../../lib/earnings'
import { type Person, system } from '../../lib/kernel/access'
import { viewOrder } from '../../lib/orders'
import { newPayer } from '../harness/paying'
import { goodsOf } from './goods'

interface Somebody {
  actor: Person
}

const reason = 'Because a test wants it.'
export const address = {
  name: 'Ada Lovelace',
  street: 'Ring 1',
  postcode: '10115',
  city: 'Berlin',
  country: 'DE',
}
const priceMinor = 1_000

/** Goods at 10.00 of somebody else. */
const goodsOfAnother = async () => goodsOf({ actor: await newPayer() }, { priceMinor })

export const aLineToAdd = async () => ({ kind: 'shipment', subject: await goodsOfAnother(), quantity: 1 })

export async function cartLineOf({ actor }: Somebody): Promise<string> {
  const line = { kind: 'shipment' as const, subject: await goodsOfAnother() }
  return (await addToCart.run({ actor }, line)).lineId
}

export const purchase = async () => ({
  lines: [{ kind: 'shipment', subject: await goodsOfAnother(), unitMinor: priceMinor }],
  method: 'wallet',
  address,
})

/** An order that waits to be paid, at 10.00 and 4.90 for sending it. */
export async function draftOf(owner: Somebody): Promise<{ orderId: string }> {
  await cartLineOf(owner)
  const { orderId } = await startCheckout.run(owner, {})
  return { orderId }
}

/** A paid order between a buyer and a seller. */
async function saleBetween(buyer: Person, seller: Person): Promise<string> {
  const subject = await goodsOf({ actor: seller }, { priceMinor })
  const lines = [{ kind: 'shipment' as const, subject, unitMinor: priceMinor }]
  const { orderId } = await buy.run({ actor: buyer }, { lines, method: 'wallet', address })
  return (await viewOrder.run({ actor: buyer }, { orderId })).sales[0]?.id ?? ''
}

export const boughtBy = async ({ actor }: Somebody): Promise<string> => saleBetween(actor, await newPayer())
export const soldBy = async ({ actor }: Somebody): Promise<string> =>
  saleBetween(await newPayer(5_000), actor)

export async function shippedTo({ actor }: Somebody): Promise<string> {
  const seller = await newPayer()
  const sellerOrderId = await saleBetween(actor, seller)
  await shipOrder.run({ actor: seller }, { sellerOrderId })
  return sellerOrderId
}

/** A refund that a person must decide, of a sale between these two. */
async function refundBetween(buyer: Person, seller: Person): Promise<string> {
  const sellerOrderId = await saleBetween(buyer, seller)
  await shipOrder.run({ actor: seller }, { sellerOrderId })
  return (await askRefund.run({ actor: buyer }, { sellerOrderId, reason })).refundId
}

export const refundOfBuyer = async ({ actor }: Somebody) => refundBetween(actor, await newPayer())
export const refundOfSeller = async ({ actor }: Somebody) => refundBetween(await newPayer(5_000), actor)

export async function argumentOf({ actor }: Somebody): Promise<string> {
  return (await openDispute.run({ actor }, { sellerOrderId: await boughtBy({ actor }), reason })).disputeId
}

export const orderOf = async ({ actor }: Somebody): Promise<string> => {
  const { orderId } = await buy.run({ actor }, await purchase())
  return orderId
}

/** A rule about fees that holds. */
export const someFee = async (): Promise<string> =>
  (await setFee.run({ actor: system('test') }, { category: 'figures', bps: 400, reason })).id
