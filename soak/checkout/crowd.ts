import { hashOfSecret, newSecret } from '@/lib/identity/api-token'
import type { Person } from '@/lib/kernel/access'
import { system } from '@/lib/kernel/access'
import { rawSql } from '@/lib/kernel/db'
import { newId } from '@/lib/kernel/ids'
import { inTransaction } from '@/lib/kernel/operation'
import { clearing, escrow, post, wallet } from '@/lib/ledger'
import { checkAccount, openAccount } from '@/lib/payouts'
import type { stripeControlOf } from '@/sandbox/stripe/control'

export type Control = ReturnType<typeof stripeControlOf>

export interface Member {
  actor: Person
  id: string
  token: string
}

export interface Crowd {
  buyers: Member[]
  sellers: Member[]
}

const soak = system('soak')
/** What every buyer has at the beginning. */
export const startMoneyMinor = 100_000
/** What every seller sold a month ago: they are not new any more. */
export const firstSaleMinor = 100

let made = 0

/** People with an API token each. */
export async function people(count: number): Promise<Member[]> {
  const members = Array.from({ length: count }, (): Member => {
    const id = newId('user')
    return { id, actor: { kind: 'person', id, role: 'user' }, token: newSecret() }
  })
  for (let first = 0; first < count; first += 500) {
    const some = members.slice(first, first + 500)
    await rawSql()`
      insert into person (id, name, email, steam_id, created_at)
      select id, 'Person ' || n, id || '@example.com', '7656119' || lpad((${made + first} + n)::text, 10, '0'), now()
      from unnest(${some.map(({ id }) => id)}::text[]) with ordinality as one (id, n)`
    await rawSql()`insert into api_token ${rawSql()(
      some.map(({ id, token }) => ({
        id: newId('token'),
        person_id: id,
        name: 'Soak',
        hash: hashOfSecret(token),
        hint: token.slice(-4),
        scope: 'write',
        created_at: new Date(),
        expires_at: new Date(Date.now() + 86_400_000),
      })),
    )}`
  }
  made += count
  return members
}

export async function fillWallets(members: Member[]): Promise<void> {
  for (let first = 0; first < members.length; first += 500) {
    const some = members.slice(first, first + 500)
    const legs = some.map(({ id }) => ({ account: wallet(id), amountMinor: startMoneyMinor }))
    const from = { account: clearing(), amountMinor: -startMoneyMinor * some.length }
    const memo = { title: 'Money of the soak' }
    await inTransaction(soak, (ctx) =>
      post(ctx, { key: `soak:${first}`, kind: 'top_up', currency: 'EUR', legs: [from, ...legs], memo }),
    )
  }
}

/** Somebody who sold something a month ago, and whose account at Stripe is open. */
async function makeSeller({ id, actor }: Member, control: Control): Promise<void> {
  const orderId = newId('order')
  const amountMinor = firstSaleMinor
  const memo = { title: 'Sale', subject: orderId }
  await inTransaction(soak, async (ctx) => {
    const then = { ...ctx, now: new Date(Date.now() - 30 * 86_400_000) }
    const move = (key: string, kind: 'purchase' | 'sale', from: Parameters<typeof leg>[0], to: typeof from) =>
      post(then, { key, kind, currency: 'EUR', memo, legs: [leg(from, -amountMinor), leg(to, amountMinor)] })
    await move(`in:${orderId}`, 'purchase', clearing(), escrow(orderId))
    await move(`out:${orderId}`, 'sale', escrow(orderId), wallet(id))
  })
  await openAccount.run({ actor }, { country: 'DE' })
  const [row] = await rawSql()`select processor_id as id from seller_account where person_id = ${id}`
  await control.setAccount(String(row?.id), { status: 'active' })
  await checkAccount.run({ actor }, {})
}

const leg = (account: ReturnType<typeof wallet>, amountMinor: number) => ({ account, amountMinor })

/** Buyers with money and sellers with a bank. Call it before anything is made to fail. */
export async function crowdOf(control: Control, buyers: number, sellers: number): Promise<Crowd> {
  const crowd = { buyers: await people(buyers), sellers: await people(sellers) }
  await fillWallets(crowd.buyers)
  for (const seller of crowd.sellers) await makeSeller(seller, control)
  return crowd
}
