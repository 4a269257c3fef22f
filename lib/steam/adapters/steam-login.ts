import type { Agent } from 'node:https'
import { EAuthTokenPlatformType, LoginSession } from 'steam-session'
import SteamTotp from 'steam-totp'
import { Outage } from '@/lib/kernel/errors'
import { type BotSecrets, type SignedIn, SteamRefusal } from '../port'
import { translate } from './steam-answer'

interface Login extends SignedIn {
  cookies: string[]
}

/** Results of Steam that mean: this refresh token will never work again. */
const deadTokenResults = [15, 26, 27]

/** Signs in with the refresh token, and with the password when there is none or it has died. */
export async function signIn(
  agent: Agent,
  timeoutMs: number,
  secrets: BotSecrets,
  refreshToken?: string,
): Promise<Login> {
  const open = () => new LoginSession(EAuthTokenPlatformType.MobileApp, { agent })
  if (refreshToken) {
    const resumed = await bounded(open(), timeoutMs, (session) => resume(session, refreshToken))
    if (resumed) return resumed
  }
  return bounded(open(), 3 * timeoutMs, (session) => withPassword(session, secrets))
}

/** Null when the token is dead and the password is needed. */
async function resume(session: LoginSession, refreshToken: string): Promise<Login | null> {
  try {
    session.refreshToken = refreshToken
    if (halfLife(refreshToken).getTime() < Date.now()) await session.renewRefreshToken()
    return await result(session)
  } catch (error) {
    if (deadTokenResults.includes(resultOf(error)) || isForeignToken(error)) return null
    throw error
  }
}

async function withPassword(session: LoginSession, secrets: BotSecrets): Promise<Login> {
  const done = new Promise<void>((resolve, reject) => {
    session.on('authenticated', resolve)
    session.on('error', reject)
    session.on('timeout', () => reject(new Error('No answer in time')))
  })
  done.catch(() => {})
  const started = await session.startWithCredentials({
    accountName: secrets.login,
    password: secrets.password,
    steamGuardCode: SteamTotp.generateAuthCode(secrets.sharedSecret),
  })
  if (started.actionRequired)
    throw new Outage('steam', 'Steam did not take the sign-in code.', {
      code: 'login_code',
      retryAfterMs: 30_000,
    })
  await done
  return result(session)
}

async function result(session: LoginSession): Promise<Login> {
  const cookies = await session.getWebCookies()
  return { cookies, refreshToken: session.refreshToken, renewAt: halfLife(session.accessToken) }
}

async function bounded<T>(
  session: LoginSession,
  limitMs: number,
  body: (session: LoginSession) => Promise<T>,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('No answer in time')), limitMs)
  })
  try {
    return await Promise.race([body(session), late])
  } catch (error) {
    throw problemOfLogin(error)
  } finally {
    clearTimeout(timer)
    session.cancelLoginAttempt()
  }
}

function problemOfLogin(error: unknown): Error {
  const known = error instanceof Error ? error : new Error(String(error))
  const code = resultOf(error)
  if (code === 5 || code === 18) return new SteamRefusal('login_refused')
  if (code === 84 || code === 87 || code === 25)
    return new Outage('steam', 'Steam asks for fewer sign-ins.', {
      code: 'login_throttled',
      retryAfterMs: 60_000,
    })
  const translated = translate(known, 'reads')
  return translated instanceof SteamRefusal
    ? new Outage('steam', 'The sign-in failed.', { code: `result_${code}` })
    : translated
}

const resultOf = (error: unknown): number => Number((error as { eresult?: unknown } | null)?.eresult ?? 0)

const isForeignToken = (error: unknown): boolean =>
  error instanceof Error &&
  /invalid jwt|not a valid steam token|token platform|access token, not/i.test(error.message)

/** When half of a token's life is over, by our clock: Steam's own may differ. */
function halfLife(jwt: string): Date {
  const { iat, exp } = claims(jwt)
  const issuedMs = Math.min(iat * 1_000, Date.now())
  return new Date(issuedMs + ((exp - iat) * 1_000) / 2)
}

function claims(jwt: string): { iat: number; exp: number } {
  const nowS = Date.now() / 1_000
  try {
    const read = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString())
    if (Number.isFinite(read.iat) && Number.isFinite(read.exp)) return read
  } catch {}
  return { iat: nowS, exp: nowS + 12 * 3_600 }
}
