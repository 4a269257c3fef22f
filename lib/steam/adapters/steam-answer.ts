import { Outage } from '@/lib/kernel/errors'
import { type SteamReason, SteamRefusal } from '../port'

/** Whether a call changes something on Steam: then a lost answer leaves it in doubt. */
export type Effect = 'reads' | 'changes'

type Done<T> = (error: unknown, value?: T) => void

/**
 * Turns a callback of the vendor libraries into one answer: the first call counts, and there is an answer after
 * `timeoutMs` even if the callback never comes.
 */
export function answer<T>(effect: Effect, timeoutMs: number, start: (done: Done<T>) => void): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => done(new Error('No answer in time')), timeoutMs)
    const done: Done<T> = (error, value) => {
      clearTimeout(timer)
      if (error) reject(translate(asError(error), effect))
      else resolve(value as T)
    }
    try {
      start(done)
    } catch (error) {
      done(error ?? new Error('The library threw nothing'))
    }
  })
}

/** The trade library reports a mismatched answer as a bare string. */
const asError = (raw: unknown): Error => (raw instanceof Error ? raw : new Error(String(raw)))

interface VendorError extends Error {
  eresult?: number | string
  code?: number | string
  connect?: boolean
}

const refusalOfResult: Record<number, SteamReason> = {
  8: 'invalid_offer',
  11: 'wrong_state',
  15: 'trade_url_invalid',
  17: 'trade_ban',
  25: 'offer_limit',
  26: 'item_gone',
  50: 'offer_limit',
}

const refusalOfText: [RegExp, SteamReason][] = [
  [/profile is private/i, 'inventory_private'],
  [/no longer valid for sending/i, 'trade_url_invalid'],
  [/trade ban/i, 'trade_ban'],
  [/new device/i, 'new_device'],
  [/is not available to trade/i, 'partner_cannot_trade'],
  [/sent too many trade offers|too many outstanding/i, 'offer_limit'],
]

const neverLeft = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

/** Our own words for an error of the vendor libraries. Anything that is not a clear "no" is an outage. */
export function translate(raw: Error, effect: Effect): Outage | SteamRefusal {
  if (raw instanceof Outage || raw instanceof SteamRefusal) return raw
  const error = raw as VendorError
  const doubtful = effect === 'changes'
  if (neverLeft.has(String(error.code)) || error.connect === true)
    return new Outage('steam', 'Steam cannot be reached.', { code: 'unreachable', cause: raw })
  const status = statusOf(error)
  if (status === 401 || status === 403 || /not logged in|access is denied/i.test(error.message))
    return outage('session_expired', 'The session on Steam has ended.', raw, { doubtful, retryAfterMs: 500 })
  if (status === 429)
    return outage('rate_limited', 'Steam asks for fewer requests.', raw, { doubtful, retryAfterMs: 15_000 })
  const reason = reasonOf(error)
  if (reason) return new SteamRefusal(reason)
  const code = status ? `http_${status}` : codeOf(error)
  return outage(code, 'Steam did not answer as it should.', raw, { doubtful, retryAfterMs: 2_000 })
}

function outage(
  code: string,
  sentence: string,
  cause: Error,
  rest: { doubtful: boolean; retryAfterMs: number },
): Outage {
  return new Outage('steam', sentence, { code, cause: withoutSecrets(cause), ...rest })
}

/** The libraries hang bodies and requests with tokens on their errors; only the words go on. */
const withoutSecrets = (error: Error): Error => new Error(error.message.replace(/[\w-]{40,}/g, '[redacted]'))

function reasonOf(error: VendorError): SteamReason | null {
  const byText = refusalOfText.find(([pattern]) => pattern.test(error.message))
  return byText?.[1] ?? refusalOfResult[Number(error.eresult)] ?? null
}

function statusOf(error: VendorError): number | null {
  const told = /HTTP error (\d{3})|WebAPI error (\d{3})/.exec(error.message)
  return told ? Number(told[1] ?? told[2]) : null
}

function codeOf(error: VendorError): string {
  if (error.eresult !== undefined) return `result_${error.eresult}`
  if (/no answer in time/i.test(error.message) || String(error.code).includes('TIMEDOUT')) return 'timeout'
  if (typeof error.code === 'string') return error.code.toLowerCase()
  return 'unclear_answer'
}
