import sharp from 'sharp'
import { expect, test } from 'vitest'
import type { Actor, Person } from '@/lib/kernel/access'
import { system } from '@/lib/kernel/access'
import { rawDb, rawSql } from '@/lib/kernel/db'
import { inTransaction } from '@/lib/kernel/operation'
import { adminDisputes, ordersPersonData, readEvidenceFile, sendEvidenceFile, viewSale } from '@/lib/orders'
import { freshDatabase } from '@/tests/harness/database'
import { newPayer } from '@/tests/harness/paying'
import { newPerson } from '@/tests/harness/people'
import { goodsOf } from '@/tests/matrix/goods'
import { buy, decideDispute, openDispute } from '../index'

await freshDatabase()

const address = { name: 'Ada Lovelace', street: 'Ring 1', postcode: '10115', city: 'Berlin', country: 'DE' }
const pdf = Buffer.from('%PDF-1.7\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n')
const picture = () =>
  sharp({ create: { width: 300, height: 200, channels: 3, background: 'teal' } })
    .withExif({ IFD0: { Copyright: 'Secret place' } })
    .jpeg()
    .toBuffer()

async function disputed() {
  const [seller, buyer] = [await newPayer(), await newPayer(10_000)]
  const subject = await goodsOf({ actor: seller }, { priceMinor: 2_000 })
  const lines = [{ kind: 'shipment' as const, subject, quantity: 1, unitMinor: 2_000 }]
  const { orderId } = await buy.run({ actor: buyer }, { lines, method: 'wallet', address })
  const [sale] = await rawSql()<{ id: string }[]>`select id from seller_order where order_id = ${orderId}`
  const sellerOrderId = sale?.id ?? ''
  const { disputeId } = await openDispute.run(
    { actor: buyer },
    { sellerOrderId, reason: 'A stone in a box.' },
  )
  return { seller, buyer, sellerOrderId, disputeId }
}

const send = (actor: Actor, disputeId: string, bytes: Buffer, name = 'the box.jpeg') =>
  sendEvidenceFile({ actor }, disputeId, { name, read: async () => bytes })
const filesSeenBy = async (actor: Person, sellerOrderId: string) =>
  (await viewSale.run({ actor }, { sellerOrderId })).disputes.flatMap(({ files }) => files)

test('both sides show pictures and PDFs; they and admins see them, and to everybody else there are none', async () => {
  const { seller, buyer, sellerOrderId, disputeId } = await disputed()
  await send(buyer, disputeId, await picture(), '../../the "box".jpeg')
  await send(seller, disputeId, pdf, 'receipt.exe')
  const files = await filesSeenBy(seller, sellerOrderId)
  expect(files.map(({ name }) => name)).toEqual(['the box.webp', 'receipt.pdf'])
  const [shown, receipt] = files.map(({ id }) => id)
  const admin = await newPerson(rawDb(), 'admin')
  for (const actor of [seller, buyer, admin]) {
    const kept = await readEvidenceFile({ actor }, shown ?? '')
    expect(kept.type).toBe('image/webp')
    expect(kept.bytes.includes('Secret place')).toBe(false)
    expect((await readEvidenceFile({ actor }, receipt ?? '')).bytes).toEqual(pdf)
  }
  const queue = await adminDisputes.run({ actor: admin }, {})
  expect(queue.items.find(({ id }) => id === disputeId)?.files).toHaveLength(2)
  const moderator = await newPerson(rawDb(), 'moderator')
  expect(await filesSeenBy(moderator, sellerOrderId)).toEqual([])
  for (const actor of [moderator, await newPayer()])
    await expect(readEvidenceFile({ actor }, shown ?? '')).rejects.toMatchObject({ status: 404 })
  await expect(readEvidenceFile({ actor: { kind: 'anonymous' } }, shown ?? '')).rejects.toMatchObject({
    status: 401,
  })
})

test('what is no picture and no PDF, too large, one too many, or too late is refused with a sentence', async () => {
  const { seller, buyer, disputeId } = await disputed()
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')
  const half = (await picture()).subarray(0, 200)
  const page = Buffer.from('<html>%PDF-1.7 %%EOF</html>')
  for (const bytes of [svg, half, page, pdf.subarray(0, 20), Buffer.alloc(0), Buffer.alloc(4_194_305, 1)])
    await expect(send(buyer, disputeId, bytes)).rejects.toMatchObject({
      code: 'bad_file',
      message: expect.stringMatching(/\.$/),
    })
  await expect(send(await newPayer(), disputeId, pdf)).rejects.toMatchObject({ status: 404 })
  for (let n = 0; n < 5; n++) await send(buyer, disputeId, pdf)
  await expect(send(buyer, disputeId, pdf)).rejects.toMatchObject({ code: 'evidence_full' })
  await send(seller, disputeId, pdf)
  const admin = await newPerson(rawDb(), 'admin')
  await decideDispute.run({ actor: admin }, { disputeId, buyerGetsMinor: 0, answer: 'No stone is seen.' })
  await expect(send(seller, disputeId, pdf)).rejects.toMatchObject({ code: 'wrong_state' })
})

test('who takes their data has their files in it, and who leaves takes them away', async () => {
  const { seller, buyer, sellerOrderId, disputeId } = await disputed()
  await send(buyer, disputeId, pdf)
  await send(seller, disputeId, pdf)
  const { files } = await ordersPersonData.read(rawDb(), { personId: buyer.id } as never)
  expect(files).toMatchObject([{ name: 'the box.pdf', bytes: pdf.toString('base64') }])
  await inTransaction(system('test'), (ctx) => ordersPersonData.forget(ctx, { personId: buyer.id } as never))
  expect(await filesSeenBy(seller, sellerOrderId)).toHaveLength(1)
})
