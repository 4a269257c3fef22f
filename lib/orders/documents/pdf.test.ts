import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { askRefund, buy, confirmDelivery, decideRefund, shipOrder } from '@/lib/checkout'
import { createCoupon } from '@/lib/coupons'
import { rawSql } from '@/lib/kernel/db'
import { freshDatabase } from '@/tests/harness/database'
import { newPayer } from '@/tests/harness/paying'
import { stripeWorld } from '@/tests/harness/stripe-world'
import { goodsOf } from '@/tests/matrix/goods'
import { address, draftOf } from '@/tests/matrix/orders'
import { type DocumentView, viewInvoice, viewOrder, viewReceipt, writeDocument } from '../index'
import { printable } from './pdf'

await stripeWorld()
await freshDatabase()

/** The text of a PDF as pdfkit writes it, in its order. */
async function textOf(view: DocumentView): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of writeDocument(view)) chunks.push(Buffer.from(chunk))
  const raw = Buffer.concat(chunks).toString('latin1')
  expect(raw.startsWith('%PDF-1.')).toBe(true)
  expect(raw.trimEnd().endsWith('%%EOF')).toBe(true)
  const texts = [...raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, body = '']) => {
    const content = inflateSync(Buffer.from(body, 'latin1')).toString('latin1')
    return [...content.matchAll(/\[(.*?)\] TJ/g)].map(([, parts = '']) =>
      [...parts.matchAll(/<([0-9a-f]*)>/g)]
        .map(([, hex = '']) => Buffer.from(hex, 'hex'))
        .reduce((all, each) => all + new TextDecoder('windows-1252').decode(each), ''),
    )
  })
  return texts.flat().join('\n').replaceAll('\u00a0', ' ')
}

/** Two sellers, three things, a coupon of one of the sellers; paid from a wallet. */
async function bought() {
  const [one, two] = [await newPayer(), await newPayer()]
  const buyer = await newPayer(1_000_000)
  const [bow, arrow, cup] = await Promise.all([
    goodsOf({ actor: one }, { onHand: 5, priceMinor: 123_456, title: 'Größerer Bogen – „Äöü ß“' }),
    goodsOf({ actor: one }, { onHand: 5, priceMinor: 199 }),
    goodsOf({ actor: two }, { onHand: 5, priceMinor: 1_000, title: 'Kubek łódź Жук 😀' }),
  ])
  const code = `TENTH${one.id.slice(-6).toUpperCase()}`
  await createCoupon.run({ actor: one }, { code, discount: { kind: 'percent', bps: 1_000 } })
  const line = (subject: string, unitMinor: number, quantity: number) => ({
    ...{ kind: 'shipment' as const, subject, unitMinor, quantity },
  })
  const lines = [line(bow, 123_456, 1), line(arrow, 199, 3), line(cup, 1_000, 2)]
  const { orderId } = await buy.run({ actor: buyer }, { lines, method: 'wallet', address, coupons: [code] })
  const { sales } = await viewOrder.run({ actor: buyer }, { orderId })
  const ofOne = sales.find(({ seller }) => seller?.id === one.id)?.id ?? ''
  return { one, two, buyer, orderId, ofOne }
}

const eur = (minor: number) => `€${(minor / 100).toLocaleString('en-IE', { minimumFractionDigits: 2 })}`

test('a receipt shows every line, coupon, tax by rate and the total to the cent, and its figures add up', async () => {
  const { buyer, orderId } = await bought()
  const view = await viewReceipt.run({ actor: buyer }, { orderId })
  const order = await viewOrder.run({ actor: buyer }, { orderId })
  expect(view.totalMinor).toBe(order.totalMinor)
  expect(view.goodsMinor - view.discountMinor + view.shippingMinor + view.addedTaxMinor).toBe(view.totalMinor)
  expect(view.taxes.reduce((sum, { netMinor, taxMinor }) => sum + netMinor + taxMinor, 0)).toBe(
    view.totalMinor,
  )
  expect(view.taxes.reduce((sum, { taxMinor }) => sum + taxMinor, 0)).toBe(order.taxMinor)
  for (const { bps, netMinor, taxMinor } of view.taxes)
    expect(Math.abs(taxMinor - (netMinor * bps) / 10_000)).toBeLessThan(4)
  const text = await textOf(view)
  for (const words of [
    'Receipt',
    orderId,
    'Größerer Bogen – „Äöü ß“',
    'Kubek ?ódz ??? ?',
    'Ada Lovelace',
    '10115 Berlin',
  ])
    expect(text).toContain(words)
  for (const minor of [view.goodsMinor, view.shippingMinor, view.totalMinor, view.taxes[0]?.taxMinor ?? 0])
    expect(text).toContain(eur(minor))
  expect(text).toContain(`-${eur(view.discountMinor)}`)
  expect(text).toContain('19%')
  expect(text).toContain('Paid from the wallet')
})

test('an invoice is of one seller, in their language, and shows what went back', async () => {
  const { one, buyer, ofOne } = await bought()
  await rawSql()`update person set language = 'de' where id = ${one.id}`
  await shipOrder.run({ actor: one }, { sellerOrderId: ofOne })
  await confirmDelivery.run({ actor: buyer }, { sellerOrderId: ofOne })
  const { refundId } = await askRefund.run(
    { actor: buyer },
    { sellerOrderId: ofOne, amountMinor: 1_250, reason: 'A scratch.' },
  )
  await decideRefund.run({ actor: one }, { refundId, grant: true, answer: 'Sorry.' })
  const view = await viewInvoice.run({ actor: one }, { sellerOrderId: ofOne })
  expect(view).toMatchObject({ number: ofOne, refundedMinor: 1_250, refunds: [{ amountMinor: 1_250 }] })
  expect(view.sales).toHaveLength(1)
  const text = await textOf(view)
  for (const words of ['Rechnung', 'Verkäufer', 'Käufer', '-12,50 €', '19 %', 'Bezahlt aus der Geldbörse'])
    expect(text).toContain(words)
  const left = ((view.totalMinor - 1_250) / 100).toLocaleString('de-DE', { minimumFractionDigits: 2 })
  expect(text).toContain(`${left} €`)
  expect(text).not.toContain('Kubek')
})

test('a receipt is for its buyer and an invoice for its seller: to all others it does not exist, nor before it is paid', async () => {
  const { one, two, buyer, orderId, ofOne } = await bought()
  const stranger = await newPayer()
  for (const actor of [one, stranger])
    await expect(viewReceipt.run({ actor }, { orderId })).rejects.toMatchObject({ status: 404 })
  for (const actor of [buyer, two, stranger])
    await expect(viewInvoice.run({ actor }, { sellerOrderId: ofOne })).rejects.toMatchObject({ status: 404 })
  const draft = await draftOf({ actor: buyer })
  await expect(viewReceipt.run({ actor: buyer }, draft)).rejects.toMatchObject({ status: 404 })
})

test('a long receipt has as many pages as it needs, and no line is lost', async () => {
  const { buyer, orderId } = await bought()
  const view = await viewReceipt.run({ actor: buyer }, { orderId })
  const [sale] = view.sales
  const lines = Array.from({ length: 100 }, (_, n) => ({
    ...{ title: `Thing number ${n}`, quantity: 1, unitMinor: n, taxBps: 1_900, grossMinor: n },
  }))
  const text = await textOf({ ...view, sales: sale ? [{ ...sale, lines }] : [] })
  for (const { title } of lines) expect(text).toContain(title)
})

test('an amount of a currency without minor digits is written whole', async () => {
  const { buyer, orderId } = await bought()
  const view = await viewReceipt.run({ actor: buyer }, { orderId })
  expect(await textOf({ ...view, currency: 'JPY', totalMinor: 123_456 })).toContain('¥123,456')
})

test('letters that the font lacks lose their marks or become question marks, never other letters', () => {
  expect(printable('Łódź Ćwik 東京 −5 €')).toBe('?ódz Cwik ?? -5 €')
})
