import type { Person } from '../../lib/kernel/access'
import { system } from '../../lib/kernel/access'
import { inMs, now } from '../../lib/kernel/clock'
import { rawDb, rawSql } from '../../lib/kernel/db'
import { newId } from '../../lib/kernel/ids'
import { inTransaction } from '../../lib/kernel/operation'
import { type Account, balanceOf, clearing, escrow, post, wallet } from '../../lib/ledger'
import { type NewPayment, openHostedPage, payNow } from '../../lib/payments'
import { newPerson } from './people'

const tester = system('test')

export async function credit(personId: string, amountMinor: number): Promise<void> {
  await inTransaction(tester, (ctx) =>
    post(ctx, {
      key: `test:${newId('request')}`,
      kind: 'top_up',
      currency: 'EUR',
      memo: { title: 'Test money' },
      legs: [
        { account: clearing(), amountMinor: -amountMinor },
        { account: wallet(personId), amountMinor },
      ],
    }),
  )
}

export async function newPayer(moneyMinor = 0): Promise<Person> {
  const person = await newPerson(rawDb())
  if (moneyMinor > 0) await credit(person.id, moneyMinor)
  return person
}

/** Pays a new order of somebody: 24.10 by card unless the test says otherwise. */
export async function pay(person: Person, given: Partial<NewPayment> = {}) {
  const orderId = given.orderId ?? newId('order')
  const ask: NewPayment = {
    orderId,
    personId: person.id,
    method: 'card',
    amountMinor: 2_410,
    currency: 'EUR',
    expiresAt: inMs(now(), 15 * 60_000),
    title: 'A bow and an arrow',
    lines: [
      { name: 'A bow', unitMinor: 2_000, quantity: 1 },
      { name: 'An arrow', unitMinor: 205, quantity: 2 },
    ],
    ...given,
  }
  const paying = await inTransaction(tester, (ctx) => payNow(ctx, ask))
  return { ...paying, orderId }
}

/** Opens the hosted page of a payment and gives the id of the session behind it. */
export async function openedPage(person: Person, paymentId: string): Promise<string> {
  const { url } = await openHostedPage.run({ actor: person }, { paymentId })
  return url.split('/').at(-1) ?? ''
}

export const moneyOn = async (account: Account) => (await balanceOf(rawDb(), account, 'EUR')).postedMinor
export const inEscrow = (orderId: string) => moneyOn(escrow(orderId))
export const availableTo = async ({ id }: Person) =>
  (await balanceOf(rawDb(), wallet(id), 'EUR')).availableMinor

/** Something on the list of the admins. */
export async function someDifference(): Promise<string> {
  const id = newId('difference')
  await rawSql()`insert into reconciliation_difference (id, kind, subject, currency, ours_minor, theirs_minor, found_at)
    values (${id}, 'missing_here', ${id}, 'EUR', 0, 2410, now())`
  return id
}

/** A card payment of somebody that their bank wants back. */
export async function disputeOf({ actor }: { actor: Person }): Promise<string> {
  const { paymentId } = await pay(actor)
  const id = newId('cardDispute')
  await rawSql()`insert into payment_dispute
    (id, processor_id, payment_id, amount_minor, currency, reason, state, withdrawn, created_at)
    values (${id}, ${id}, ${paymentId}, 2410, 'EUR', 'fraudulent', 'open', true, now())`
  return id
}
