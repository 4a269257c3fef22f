import { EAuthTokenPlatformType, LoginSession } from 'steam-session'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../start'
import { advance } from './clock'
import { day } from './numbers'
import { createAccount } from './people'
import { agentTo, called, clientOf, failureOf, logIn } from './real-client'
import { revokeTokens } from './tokens'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ world: 'empty' })
})
afterAll(() => sandbox.close())

const fresh = () => createAccount(sandbox.world, { bot: true })
const sessionWith = (refreshToken: string) => {
  const session = new LoginSession(EAuthTokenPlatformType.MobileApp, { agent: agentTo(sandbox.port) })
  session.refreshToken = refreshToken
  return session
}

test('a mobile login with an authenticator code yields two cookies', async () => {
  const account = fresh()
  const { session } = await logIn(sandbox, account)
  expect(session.steamID.getSteamID64()).toBe(account.id)
  expect(await session.getWebCookies()).toHaveLength(2)
})

test('a web login goes through finalizelogin and settoken', async () => {
  const { session } = await logIn(sandbox, fresh(), EAuthTokenPlatformType.WebBrowser)
  const cookies = await session.getWebCookies()
  expect(cookies.some((cookie) => cookie.startsWith('steamLoginSecure='))).toBe(true)
  expect(cookies.some((cookie) => cookie.startsWith('steamRefresh_steam='))).toBe(true)
})

test('a wrong password is result 5 and a wrong code asks for another', async () => {
  const account = fresh()
  const session = () => new LoginSession(EAuthTokenPlatformType.MobileApp, { agent: agentTo(sandbox.port) })
  const wrong = { accountName: account.login, password: 'no' }
  expect((await failureOf(session().startWithCredentials(wrong))).eresult).toBe(5)
  const coded = { accountName: account.login, password: account.password, steamGuardCode: 'XXXXX' }
  expect((await session().startWithCredentials(coded)).actionRequired).toBe(true)
})

test('too many wrong passwords are result 84', async () => {
  const { login } = fresh()
  let last: unknown
  for (let i = 0; i < 21; i++) {
    const session = new LoginSession(EAuthTokenPlatformType.MobileApp, { agent: agentTo(sandbox.port) })
    last = (await failureOf(session.startWithCredentials({ accountName: login, password: 'no' }))).eresult
  }
  expect(last).toBe(84)
})

test('a kept refresh token gives cookies without a password, and can be renewed', async () => {
  const { session } = await logIn(sandbox, fresh())
  const later = sessionWith(session.refreshToken)
  expect(await later.getWebCookies()).toHaveLength(2)
  expect(await later.renewRefreshToken()).toBe(true)
  expect(later.refreshToken).not.toBe(session.refreshToken)
})

test('a revoked refresh token is result 15', async () => {
  const account = fresh()
  const { session } = await logIn(sandbox, account)
  revokeTokens(sandbox.world, account.id, ['refresh'])
  expect((await failureOf(sessionWith(session.refreshToken).getWebCookies())).eresult).toBe(15)
})

test('an access token ends after a day and both libraries say that the session expired', async () => {
  const bot = await clientOf(sandbox, fresh())
  const heard: string[] = []
  bot.manager.on('sessionExpired', () => heard.push('manager'))
  bot.community.on('sessionExpired', () => heard.push('community'))
  advance(sandbox.world, day + 60)
  const failure = await failureOf(called((done) => bot.manager.getOffer('1', done as never)))
  expect(failure.message).toBe('HTTP error 401')
  expect(heard.sort()).toEqual(['community', 'manager'])
  const page = await failureOf(called((done) => bot.manager.getOfferToken(done as never)))
  expect(page.message).toBe('Not Logged In')
  const conf = called((done) =>
    bot.community.acceptConfirmationForObject(bot.account.identitySecret, '1', done as never),
  )
  expect((await failureOf(conf)).message).toBe('Not Logged In')
})

test('the own trade URL is found on the privacy page', async () => {
  const bot = await clientOf(sandbox, fresh())
  expect(await called((done) => bot.manager.getOfferToken(done as never))).toEqual([bot.account.tradeToken])
})
