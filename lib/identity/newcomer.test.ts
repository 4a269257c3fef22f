import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { afterEach, expect, test } from 'vitest'
import { anonymous, system } from '@/lib/kernel/access'
import { inMs, setClock } from '@/lib/kernel/clock'
import { freshDatabase } from '@/tests/harness/database'
import { passwordMember, signedInAs } from '@/tests/harness/mailbox'
import { linkNewcomer } from './link-newcomer'
import { makeAccount } from './make-account'
import { myWallets } from './my-wallets'
import { newcomerCookieName, newcomerIn, sealNewcomer } from './newcomer'
import { makeSteamProof } from './proof'
import { me } from './queries'
import type { Newcomer } from './schemas/sign-in'
import { signInWithSteam } from './sign-in-with-steam'

const { sql } = await freshDatabase()
const desk = { actor: system('identity.signIn') }
afterEach(() => setClock(() => new Date()))

const member = async () => signedInAs((await passwordMember('a long password')).actor.id)

let minted = 0
const ofSteam = () =>
  ({ way: 'steam', steamId: `7656119${8_700_000_000 + minted++}`, name: 'Gordon', avatarUrl: null }) as const
const ofWallet = () =>
  ({ way: 'wallet', address: privateKeyToAccount(generatePrivateKey()).address }) as const

test('who asks for it gets an account, with the Steam account that was proved', async () => {
  const newcomer = ofSteam()
  const { id, way } = await makeAccount.run(desk, { sealed: await sealNewcomer(newcomer) })
  expect(way).toBe('steam')
  const found = await signInWithSteam.run(desk, { proof: makeSteamProof(newcomer.steamId) })
  expect(found).toEqual({ id, name: 'Gordon', avatarUrl: null })
  expect(await sql`select type from event where aggregate = ${id}`).toEqual([
    { type: 'identity.personJoined' },
  ])
})

test('who asks for it gets an account, with the wallet that was proved', async () => {
  const newcomer = ofWallet()
  const { id } = await makeAccount.run(desk, { sealed: await sealNewcomer(newcomer) })
  const { items } = await myWallets.run({ actor: await signedInAs(id) }, {})
  expect(items).toMatchObject([{ address: newcomer.address }])
})

test.each<[string, () => Newcomer]>([
  ['Steam account', ofSteam],
  ['wallet', ofWallet],
])('a %s that was proved makes one account, however often that is asked', async (_, found) => {
  const newcomer = found()
  const sealed = await Promise.all([1, 2, 3].map(() => sealNewcomer(newcomer)))
  const [first = ''] = sealed
  const tries = [first, first, ...sealed].map((each) => makeAccount.run(desk, { sealed: each }))
  const outcomes = await Promise.allSettled(tries)
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const each of outcomes)
    if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'newcomer_gone', status: 403 })
})

test('who has an account already links what was proved to it, once', async () => {
  const [steam, wallet] = [ofSteam(), ofWallet()]
  const actor = await member()
  const sealed = await sealNewcomer(steam)
  await linkNewcomer.run({ actor }, { sealed })
  await linkNewcomer.run({ actor }, { sealed: await sealNewcomer(wallet) })
  expect((await me.run({ actor }, {})).steamId).toBe(steam.steamId)
  expect((await myWallets.run({ actor }, {})).items).toMatchObject([{ address: wallet.address }])
  const again = linkNewcomer.run({ actor: await member() }, { sealed })
  await expect(again).rejects.toMatchObject({ code: 'newcomer_gone' })
  const acts = await sql`select act from audit where subject = ${actor.id} order by act`
  expect(acts.map(({ act }) => act)).toEqual(['identity.linkSteam', 'identity.linkWallet'])
})

test('an old sign-in is asked who it is, and what was proved waits meanwhile', async () => {
  const actor = await member()
  const sealed = await sealNewcomer(ofWallet())
  const age = (minutes: number) =>
    sql`update session set created_at = now() - ${`${minutes} minutes`}::interval where id = ${actor.sessionId ?? ''}`
  await age(11)
  const link = () => linkNewcomer.run({ actor }, { sealed })
  await expect(link()).rejects.toMatchObject({ code: 'confirm_required' })
  await age(0)
  expect(await link()).toEqual({ way: 'wallet' })
})

test('after fifteen minutes nothing waits any more', async () => {
  const newcomer = ofSteam()
  const sealed = await sealNewcomer(newcomer)
  const waiting = () => newcomerIn({ [newcomerCookieName]: sealed })
  expect(waiting()).toEqual(newcomer)
  const later = inMs(new Date(), 15 * 60_000 + 1_000)
  setClock(() => later)
  expect(waiting()).toBeNull()
  await expect(makeAccount.run(desk, { sealed })).rejects.toMatchObject({ code: 'newcomer_gone' })
})

test('what is made up is nobody, and a stranger neither makes nor links', async () => {
  const sealed = await sealNewcomer(ofSteam())
  expect(newcomerIn({})).toBeNull()
  expect(newcomerIn({ [newcomerCookieName]: `${sealed.slice(0, -6)}AAAAAA` })).toBeNull()
  for (const op of [makeAccount, linkNewcomer])
    await expect(op.run({ actor: anonymous }, { sealed })).rejects.toMatchObject({ status: 401 })
})
