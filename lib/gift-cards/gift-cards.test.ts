import { afterEach, beforeAll, expect, test } from 'vitest'
import { type Person, system } from '@/lib/kernel/access'
import { inMs, setClock } from '@/lib/kernel/clock'
import { rawDb, rawSql } from '@/lib/kernel/db'
import { newId } from '@/lib/kernel/ids'
import type { Currency } from '@/lib/kernel/money'
import { inTransaction } from '@/lib/kernel/operation'
import { balanceOf, clearing, escrow, post, wallet } from '@/lib/ledger'
import { openLetter } from '@/lib/notifications/letters/queue'
import { freshDatabase } from '@/tests/harness/database'
import { lettersWritten, newAddress } from '@/tests/harness/mailbox'
import { member } from '@/tests/harness/notified'
import { newPerson } from '@/tests/harness/people'
import { ledgerIsSound } from '@/tests/harness/trading-post'
import {
  checkCode,
  giftCardOffer,
  giftCardsPersonData,
  giftCardTimers,
  grantGiftCard,
  handOverGiftCards,
  issueGiftCard,
  myGiftCards,
  redeemGiftCard,
  renewCode,
  showCode,
  voidGiftCard,
} from './index'
import { giftCardWishSchema, type Recipient } from './schemas'

beforeAll(async () => {
  await freshDatabase()
})
afterEach(() => setClock(() => new Date()))

interface Wish {
  amountMinor?: number
  currency?: Currency
  recipient?: Recipient
  message?: string
  deliverAt?: Date
  buyer?: Person
}

/** A card of an order whose money came from outside. */
async function bought({
  amountMinor = 5_000,
  currency = 'EUR',
  recipient = { kind: 'self' },
  buyer,
  ...more
}: Wish = {}) {
  const person = buyer ?? (await newPerson(rawDb()))
  const orderId = newId('order')
  const { giftCardId } = await inTransaction(system('test'), async (ctx) => {
    await post(ctx, {
      key: `test:${orderId}`,
      kind: 'top_up',
      currency,
      legs: [
        { account: clearing(), amountMinor: -amountMinor },
        { account: escrow(orderId), amountMinor },
      ],
      memo: { title: 'Paid by card' },
    })
    const card = { orderId, line: 1, amountMinor, currency, buyerId: person.id, recipient, ...more }
    return issueGiftCard(ctx, card)
  })
  return { buyer: person, orderId, giftCardId }
}

const show = (actor: Person, giftCardId: string) => showCode.run({ actor }, { giftCardId })
const redeem = (actor: Person, code: string) => redeemGiftCard.run({ actor }, { code })
const cancel = (orderId: string) =>
  inTransaction(system('test'), (ctx) => voidGiftCard(ctx, { orderId, line: 1 }))
const moneyOf = async ({ id }: Person, currency: Currency = 'EUR') =>
  (await balanceOf(rawDb(), wallet(id), currency)).availableMinor
const escrowed = async (id: string) => (await balanceOf(rawDb(), escrow(id))).postedMinor

async function mailTo(address: string) {
  await lettersWritten()
  const rows = await rawSql()<{ id: string; sealed: string }[]>`
    select id, sealed from letter where address = ${address} and kind = 'gift_card' order by created_at`
  return rows.map(({ id, sealed }) => openLetter(id, sealed))
}

test('a card for oneself shows its code once, and its money goes to the wallet, once', async () => {
  const { buyer, orderId, giftCardId } = await bought()
  expect([await escrowed(orderId), await escrowed(giftCardId)]).toEqual([0, 5_000])
  const { code } = await show(buyer, giftCardId)
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/)
  await expect(show(buyer, giftCardId)).rejects.toMatchObject({ code: 'code_not_shown' })
  const done = await redeem(buyer, ` ${code.toLowerCase().replaceAll('-', ' ')} `)
  expect(done).toMatchObject({ giftCardId, amountMinor: 5_000, currency: 'EUR', availableMinor: 5_000 })
  await expect(redeem(buyer, code)).rejects.toMatchObject({ code: 'gift_card_unknown' })
  expect(await moneyOf(buyer)).toBe(5_000)
  expect(await escrowed(giftCardId)).toBe(0)
  expect(await ledgerIsSound()).toBe(true)
})

test('a code shown by 12 people at once pays exactly one of them', async () => {
  const { buyer, giftCardId } = await bought()
  const { code } = await show(buyer, giftCardId)
  const people = await Promise.all(Array.from({ length: 12 }, () => newPerson(rawDb())))
  const tries = await Promise.allSettled(people.map((person) => redeem(person, code)))
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const paid = await Promise.all(people.map((person) => moneyOf(person)))
  expect(paid.filter((each) => each > 0)).toEqual([5_000])
})

test('the same key twice is one redemption with one answer', async () => {
  const { buyer, giftCardId } = await bought()
  const { code } = await show(buyer, giftCardId)
  const once = await redeemGiftCard.run({ actor: buyer, idempotencyKey: 'r1' }, { code })
  expect(await redeemGiftCard.run({ actor: buyer, idempotencyKey: 'r1' }, { code })).toEqual(once)
  expect(await moneyOf(buyer)).toBe(5_000)
})

test('a card in another currency goes to the wallet of that currency and to no other', async () => {
  const { buyer, giftCardId } = await bought({ currency: 'USD' })
  const { code } = await show(buyer, giftCardId)
  expect(await checkCode.run({ actor: buyer }, { code })).toMatchObject({
    amountMinor: 5_000,
    currency: 'USD',
  })
  await redeem(buyer, code)
  expect([await moneyOf(buyer, 'EUR'), await moneyOf(buyer, 'USD')]).toEqual([0, 5_000])
})

test('unknown, used and taken back codes are answered alike, to look at and to redeem', async () => {
  const [used, gone] = [await bought(), await bought()]
  const usedCode = (await show(used.buyer, used.giftCardId)).code
  const goneCode = (await show(gone.buyer, gone.giftCardId)).code
  await redeem(used.buyer, usedCode)
  await cancel(gone.orderId)
  const guess = async (code: string) => {
    const actor = await newPerson(rawDb())
    return Promise.allSettled([redeemGiftCard.run({ actor }, { code }), checkCode.run({ actor }, { code })])
  }
  const answers = (await Promise.all([usedCode, goneCode, '7KQ2-M0XV-9TBC-4HNE'].map(guess))).flat()
  const seen = answers.map((each) => each.status === 'rejected' && [each.reason.code, each.reason.message])
  expect(new Set(seen.map((each) => JSON.stringify(each))).size).toBe(1)
  expect(seen[0]).toContain('gift_card_unknown')
})

test('guessing is slowed for a person, and a right code ends the pause of nobody else', async () => {
  const at = new Date()
  setClock(() => at)
  const actor = await newPerson(rawDb())
  const codes: string[] = []
  for (let n = 0; n < 8; n++)
    await redeem(actor, `0000-0000-0000-000${n}`).catch((error) => codes.push(error.code))
  expect(codes.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => 'gift_card_unknown'))
  expect(codes.at(-1)).toBe('too_many_requests')
  const { buyer, giftCardId } = await bought()
  await redeem(buyer, (await show(buyer, giftCardId)).code)
  await expect(redeem(actor, '0000')).rejects.toMatchObject({ code: 'too_many_requests' })
})

test('a card for an address is mailed with its code and the words of the giver, and nowhere else', async () => {
  const email = newAddress()
  const buyer = (await member('Ilse')).actor
  await rawSql()`update person set language = 'de' where id = ${buyer.id}`
  const { giftCardId } = await bought({ buyer, recipient: { kind: 'email', email }, message: 'For you' })
  const [letter, ...more] = await mailTo(email)
  expect(more).toEqual([])
  expect(letter).toMatchObject({
    language: 'de',
    quote: 'For you',
    words: { giver: 'Ilse' },
    path: '/wallet/gift-cards',
  })
  await expect(show(buyer, giftCardId)).rejects.toMatchObject({ status: 404 })
  const friend = await newPerson(rawDb())
  await redeem(friend, letter?.code ?? '')
  expect(await moneyOf(friend)).toBe(5_000)
  const rows = await rawSql()`select sealed, code_hash from gift_card where id = ${giftCardId}`
  expect(rows[0]?.sealed).toBeNull()
  expect(String(rows[0]?.code_hash)).not.toContain(letter?.code ?? '-')
})

test('a card for a person goes to their address; without one they have it shown on their own page', async () => {
  const mara = await member('Mara')
  await bought({ recipient: { kind: 'person', personId: mara.actor.id } })
  expect((await mailTo(mara.email)).length).toBe(1)
  const silent = await newPerson(rawDb())
  const { buyer, giftCardId } = await bought({ recipient: { kind: 'person', personId: silent.id } })
  await lettersWritten()
  const [card] = (await myGiftCards.run({ actor: silent }, {})).items
  expect(card).toMatchObject({ id: giftCardId, role: 'received', canShow: true, orderId: null })
  await expect(show(buyer, giftCardId)).rejects.toMatchObject({ status: 404 })
  await redeem(silent, (await show(silent, giftCardId)).code)
})

test('a present for a later day is sent on that day, once, and nobody sees it before', async () => {
  const email = newAddress()
  const friend = await newPerson(rawDb())
  const deliverAt = inMs(new Date(), 86_400_000)
  await bought({ recipient: { kind: 'email', email }, deliverAt })
  await bought({ recipient: { kind: 'person', personId: friend.id }, deliverAt })
  const sweep = () => Promise.all(giftCardTimers.map(({ run }) => run()))
  await sweep()
  expect(await mailTo(email)).toEqual([])
  expect((await myGiftCards.run({ actor: friend }, {})).items).toEqual([])
  setClock(() => inMs(deliverAt, 1_000))
  await Promise.all([sweep(), sweep()])
  expect(await mailTo(email)).toHaveLength(1)
  expect((await myGiftCards.run({ actor: friend }, {})).items).toHaveLength(1)
})

test('an admin gives a card with a reason that is kept; nobody else does', async () => {
  const [admin, friend] = [await newPerson(rawDb(), 'admin'), await newPerson(rawDb())]
  const input = {
    recipient: { kind: 'person', personId: friend.id },
    amountMinor: 1_500,
    reason: 'A parcel was late.',
  }
  await expect(grantGiftCard.run({ actor: friend }, input)).rejects.toMatchObject({ status: 404 })
  const nobody = { ...input, recipient: { kind: 'person', personId: newId('user') } }
  await expect(grantGiftCard.run({ actor: admin }, nobody)).rejects.toMatchObject({ status: 404 })
  const { giftCardId } = await grantGiftCard.run({ actor: admin }, input)
  await redeem(friend, (await show(friend, giftCardId)).code)
  expect(await moneyOf(friend)).toBe(1_500)
  const kept = await rawSql()`select act, reason from audit where subject = ${giftCardId}`
  expect(kept).toEqual([{ act: 'giftCards.grant', reason: 'A parcel was late.' }])
  expect(await ledgerIsSound()).toBe(true)
})

test('the same line issued twice is one card and one posting; another unit is another card', async () => {
  const { buyer, orderId, giftCardId } = await bought({ amountMinor: 1_000 })
  const again = await inTransaction(system('test'), (ctx) =>
    issueGiftCard(ctx, {
      orderId,
      line: 1,
      amountMinor: 1_000,
      currency: 'EUR',
      buyerId: buyer.id,
      recipient: { kind: 'self' },
    }),
  )
  expect(again).toEqual({ giftCardId })
  const other = inTransaction(system('test'), (ctx) =>
    issueGiftCard(ctx, {
      orderId,
      line: 1,
      unit: 2,
      amountMinor: 1_000,
      currency: 'EUR',
      buyerId: buyer.id,
      recipient: { kind: 'self' },
    }),
  )
  await expect(other, 'the order paid for one').rejects.toMatchObject({ code: 'insufficient_funds' })
})

test('taken back, a card is worth nothing and its money is in the order again; twice is once', async () => {
  const { buyer, orderId, giftCardId } = await bought()
  const { code } = await show(buyer, giftCardId)
  const both = await Promise.all([cancel(orderId), cancel(orderId)])
  expect(both.map(({ voidedMinor }) => voidedMinor).sort()).toEqual([0, 5_000])
  expect([await escrowed(orderId), await escrowed(giftCardId)]).toEqual([5_000, 0])
  await expect(redeem(buyer, code)).rejects.toMatchObject({ code: 'gift_card_unknown' })
})

test('a redeemed card is not taken back, and of both at once exactly one happens', async () => {
  for (let n = 0; n < 6; n++) {
    const { buyer, orderId, giftCardId } = await bought()
    const { code } = await show(buyer, giftCardId)
    const [spent, refunded] = await Promise.allSettled([redeem(buyer, code), cancel(orderId)])
    expect([spent.status, refunded.status].sort()).toEqual(['fulfilled', 'rejected'])
    const where = [await moneyOf(buyer), await escrowed(orderId), await escrowed(giftCardId)]
    expect(where).toEqual(spent.status === 'fulfilled' ? [5_000, 0, 0] : [0, 5_000, 0])
  }
  expect(await ledgerIsSound()).toBe(true)
})

test('a new code makes the old one worthless and goes to the corrected address', async () => {
  const [wrong, right] = [newAddress(), newAddress()]
  const { buyer, giftCardId } = await bought({ recipient: { kind: 'email', email: wrong } })
  const old = (await mailTo(wrong))[0]?.code ?? ''
  await renewCode.run({ actor: buyer }, { giftCardId, email: right })
  const fresh = (await mailTo(right))[0]?.code ?? ''
  const [finder, friend] = [await newPerson(rawDb()), await newPerson(rawDb())]
  await expect(redeem(finder, old)).rejects.toMatchObject({ code: 'gift_card_unknown' })
  await redeem(friend, fresh)
  await expect(renewCode.run({ actor: buyer }, { giftCardId })).rejects.toMatchObject({ code: 'wrong_state' })
  await expect(renewCode.run({ actor: finder }, { giftCardId })).rejects.toMatchObject({ status: 404 })
  const own = await bought()
  const input = { giftCardId: own.giftCardId, email: right }
  await expect(renewCode.run({ actor: own.buyer }, input)).rejects.toMatchObject({ code: 'invalid_input' })
})

test('a wish for a card says for whom it is, in plain words', () => {
  const email = { kind: 'email', email: 'Friend@Example.com' }
  expect(giftCardWishSchema.parse({ recipient: email, message: ' Hi ' })).toEqual({
    recipient: { kind: 'email', email: 'friend@example.com' },
    message: 'Hi',
    deliverAt: null,
  })
  for (const wish of [
    { recipient: { kind: 'email', email: 'nobody' } },
    { recipient: { kind: 'self' }, message: 'x'.repeat(301) },
    { recipient: { kind: 'self' }, message: 'two\nlines' },
  ])
    expect(giftCardWishSchema.safeParse(wish).success, JSON.stringify(wish)).toBe(false)
})

test('a card is sold from 10.00 to 500.00', () => {
  expect(giftCardOffer(1_000, 'EUR')).toEqual({
    kind: 'code',
    title: 'Gift card of €10.00',
    unitMinor: 1_000,
    currency: 'EUR',
  })
  for (const amount of [999, 50_001, 1_000.5, Number.NaN, -5_000])
    expect(() => giftCardOffer(amount, 'EUR')).toThrow('A gift card is worth €10.00 to €500.00.')
})

test('cards of an account go over to the one it is joined to, and what a person holds names no code', async () => {
  const { buyer, giftCardId } = await bought()
  const into = await newPerson(rawDb())
  await inTransaction(system('test'), (ctx) => handOverGiftCards(ctx, buyer.id, into.id))
  const { code } = await show(into, giftCardId)
  await redeem(into, code)
  const owner = { personId: into.id, steamId: null, email: null }
  const held = JSON.stringify(await giftCardsPersonData.read(rawDb(), owner))
  expect(held).toContain(giftCardId)
  expect(held).not.toMatch(/codeHash|sealed/)
})

test('a person who leaves takes the words and addresses of spent cards with them', async () => {
  const email = newAddress()
  const { buyer, orderId } = await bought({ recipient: { kind: 'email', email }, message: 'Hello' })
  const owner = { personId: buyer.id, steamId: null, email: null }
  await cancel(orderId)
  await inTransaction(system('test'), (ctx) => giftCardsPersonData.forget(ctx, owner))
  const [card] = (await giftCardsPersonData.read(rawDb(), owner)).giftCards ?? []
  expect(card).toMatchObject({ message: null, recipientEmail: null, state: 'void' })
})
