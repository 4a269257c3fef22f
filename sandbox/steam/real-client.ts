import https from 'node:https'
import { createRequire } from 'node:module'
import net from 'node:net'
import { EAuthTokenPlatformType, LoginSession } from 'steam-session'
import type ManagerType from 'steam-tradeoffer-manager'
import type SteamCommunityType from 'steamcommunity'
import type { Sandbox } from '../start'
import type { Account } from './rows'

/** The real, unpatched client libraries, pointed at a sandbox: what every test here talks through. */
const require = createRequire(import.meta.url)
const SteamCommunity = require('steamcommunity') as typeof SteamCommunityType
export const TradeOfferManager = require('steam-tradeoffer-manager') as typeof ManagerType
const fromCommunity = createRequire(require.resolve('steamcommunity'))
const Request = fromCommunity('request') as { defaults(options: object): unknown }
const totp = require('steam-totp') as { generateAuthCode(secret: string): string }

export function agentTo(port: number): https.Agent {
  const agent = new https.Agent({ keepAlive: true, maxSockets: 64 })
  agent.createConnection = () => net.connect(port, '127.0.0.1')
  return agent
}

export async function logIn(sandbox: Sandbox, account: Account, platform = EAuthTokenPlatformType.MobileApp) {
  const agent = agentTo(sandbox.port)
  const session = new LoginSession(platform, { agent })
  const authenticated = new Promise<void>((done, failed) => {
    session.once('authenticated', () => done())
    session.once('error', failed)
    session.once('timeout', () => failed(new Error('timeout')))
  })
  authenticated.catch(() => {})
  await session.startWithCredentials({
    accountName: account.login,
    password: account.password,
    steamGuardCode: totp.generateAuthCode(account.sharedSecret),
  })
  await authenticated
  return { session, agent }
}

export interface Client {
  account: Account
  session: LoginSession
  community: SteamCommunityType
  manager: ManagerType
  cookies: string[]
  close(): void
}

/** Keys work once, so all clients of an account in a test run count their times together. */
const usedTimes = new Map<string, number[]>()
function usedTimesOf({ id }: Account): number[] {
  const found = usedTimes.get(id) ?? []
  usedTimes.set(id, found)
  return found
}

export async function clientOf(
  sandbox: Sandbox,
  account: Account,
  options: { headers?: object } = {},
): Promise<Client> {
  const { session, agent } = await logIn(sandbox, account)
  const headers = options.headers ?? { 'Accept-Language': 'en-US,en;q=0.9' }
  const request = Request.defaults({ agent, headers })
  const community = new SteamCommunity({ request, timeout: 3_000 } as never)
  Object.assign(community, { _timeOffset: 0, _usedConfTimes: usedTimesOf(account) })
  const manager = new TradeOfferManager({
    community,
    useAccessToken: true,
    pollInterval: -1,
    dataDirectory: null,
  } as never)
  const cookies = await session.getWebCookies()
  await new Promise<void>((done, failed) =>
    manager.setCookies(cookies, (error) => (error ? failed(error) : done())),
  )
  return { account, session, community, manager, cookies, close: () => agent.destroy() }
}

export type Failure = Error & { eresult?: number | string; cause?: string; code?: number }

/** First argument is the error; the rest resolves as a list, because callbacks here have several. */
export const called = <T extends unknown[]>(
  act: (callback: (error: unknown, ...rest: T) => void) => void,
): Promise<T> => new Promise((done, failed) => act((error, ...rest) => (error ? failed(error) : done(rest))))

export const failureOf = async (work: Promise<unknown>): Promise<Failure> =>
  work.then(
    () => {
      throw new Error('it succeeded')
    },
    (error) => error as Failure,
  )
