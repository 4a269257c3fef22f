import { hash } from '@node-rs/argon2'
import { encode } from 'next-auth/jwt'
import { buyItem } from '../../lib/deals'
import { openClient, openSession, suspendPerson } from '../../lib/identity'
import { makeSteamProof } from '../../lib/identity/proof'
import { type Person, type Role, system } from '../../lib/kernel/access'
import { rawSql } from '../../lib/kernel/db'
import { env } from '../../lib/kernel/env'
import { newId } from '../../lib/kernel/ids'
import { inTransaction } from '../../lib/kernel/operation'
import { listItem } from '../../lib/listings'
import { notify } from '../../lib/notifications/notify'
import type { NoticeFacts } from '../../lib/notifications/schemas/notice'
import { unsubscribeUrl } from '../../lib/notifications/unsubscribe-token'
import type { SteamWorld } from '../harness/steam-stock'
import { tokenOf as tokenFor } from '../harness/tokens'
import { type Trader, tradersOn } from '../harness/traders'

export const price = { priceMinor: 2_410, currency: 'EUR' } as const

/** Somebody with everything an account can have: an e-mail, a password, a Steam account with items, money, a session. */
export interface Member extends Trader {
  actor: Person & { sessionId: string }
  email: string
  password: string
  cookie: string
}

const tester = system('test')
const password = 'the password of everybody'
let made = 0

const facts: NoticeFacts = {
  dealId: 'deal_1',
  item: 'Bow',
  other: 'Ilse',
  amountMinor: 2_410,
  currency: 'EUR',
  role: 'admin',
  device: 'Firefox on Linux',
  address: 'old@example.com',
  reason: '550',
}

/** People and things of theirs, made through the operations themselves. */
export function worldOf(steam: SteamWorld) {
  const traders = tradersOn(steam)
  const used = new Set<string>()
  let passwordHash: Promise<string> | undefined

  const member = async (role: Role = 'user', items = 2): Promise<Member> => {
    passwordHash ??= hash(password, { memoryCost: 8, timeCost: 1 })
    const { actor, account } = await traders.newTrader(items, 100_000)
    const email = `canary-${process.pid}-${made++}@private.example`
    await rawSql()`update person set email = ${email}, password_hash = ${await passwordHash}, role = ${role}
      where id = ${actor.id}`
    const { sessionId, cookie } = await signIn(actor.id)
    return { actor: { ...actor, role, sessionId }, account, email, password, cookie }
  }

  /** An item of theirs that nobody has asked for yet. */
  const assetOf = ({ account }: Member): string => {
    const assetId = steam.assetIds(account.id).find((each) => !used.has(each))
    if (!assetId) throw new Error('This member has no items left.')
    used.add(assetId)
    return assetId
  }

  const listingOf = async (seller: Member, publish = true): Promise<string> => {
    const input = { appId: 570, assetId: assetOf(seller), ...price, publish }
    return (await listItem.run({ actor: seller.actor }, input)).listingId
  }

  /** A deal of this seller with somebody who has just bought and whose move it is not. */
  const dealOf = async (seller: Member): Promise<string> => {
    const buyer = await traders.newBuyer()
    const listingId = await listingOf(seller)
    return (await buyItem.run({ actor: buyer.actor }, { listingId, ...price })).dealId
  }

  const botFacts = () => {
    const { id: steamId, login, password: secret, tradeToken, ...account } = steam.account({ bot: true })
    const { sharedSecret, identitySecret } = account
    return { steamId, name: login, login, password: secret, sharedSecret, identitySecret, tradeToken }
  }

  return { member, assetOf, listingOf, dealOf, botFacts }
}

export type World = ReturnType<typeof worldOf>

/** A new browser in which somebody has shown their password. With a second factor the session waits for it. */
export async function signIn(personId: string): Promise<{ sessionId: string; cookie: string }> {
  const input = { personId, way: 'password', userAgent: 'Test browser', address: '192.0.2.77' }
  const { sessionId } = await openSession.run({ actor: tester }, input)
  const token = await encode({ token: { sub: personId, sid: sessionId }, secret: env().AUTH_SECRET })
  return { sessionId, cookie: `next-auth.session-token=${token}` }
}

/** Suspends somebody, who then signs in again, with their second factor if they have one. */
export async function suspendedCookie({ actor: { id: personId } }: Member): Promise<string> {
  const input = { personId, reason: 'Because a test wants it.', until: null }
  await suspendPerson.run({ actor: tester }, input)
  const { sessionId, cookie } = await signIn(personId)
  await rawSql()`update session set awaits_factor = false where id = ${sessionId}`
  return cookie
}

/** Signs a program of theirs in. */
export const programOf = ({ actor }: Member) =>
  openClient.run({ actor: tester }, { personId: actor.id, scope: 'write', program: 'A program' })

export const tokenOf = ({ actor }: Member, scope: 'read' | 'write' = 'write') =>
  tokenFor(actor.id, scope, `canary token ${actor.id}`)

export const unlinkSteam = ({ actor }: Member) =>
  rawSql()`update person set steam_id = null, steam_trade_token = null where id = ${actor.id}`

export async function notificationOf({ actor }: Member, about: NoticeFacts = {}): Promise<string> {
  await inTransaction(tester, (ctx) =>
    notify(ctx, {
      personId: actor.id,
      kind: 'deal.paid',
      data: { ...facts, ...about },
      eventId: 1_000_000 + made++,
    }),
  )
  const [row] = await rawSql()<{ id: string }[]>`
    select id from notification where person_id = ${actor.id} order by created_at desc limit 1`
  return row?.id ?? ''
}

/** An export that is ready. */
export async function exportOf({ actor }: Member): Promise<string> {
  const id = newId('export')
  await rawSql()`insert into data_export (id, person_id, requested_at, ready_at, expires_at, size_bytes, content)
    values (${id}, ${actor.id}, now(), now(), now() + interval '1 day', 1, 'x'::bytea)`
  return id
}

export async function tradeOfDeal(dealId: string): Promise<string> {
  const [row] = await rawSql()<{ id: string }[]>`select id from steam_trade where subject = ${dealId}`
  return row?.id ?? ''
}

export async function someBot(): Promise<string> {
  const [row] = await rawSql()<{ id: string }[]>`select id from steam_bot limit 1`
  return row?.id ?? ''
}

export const unsubscribeTokenOf = ({ actor }: Member): string =>
  new URL(unsubscribeUrl({ personId: actor.id, kind: 'deal.paid' })).searchParams.get('token') ?? ''

export const newSteamProof = (): string => makeSteamProof(`7656119${String(8_000_000_000 + made++)}`)
