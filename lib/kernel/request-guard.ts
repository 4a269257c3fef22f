import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { env } from './env'
import { Refusal } from './errors'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])
/** The REST API counts the bytes of a body as they arrive; every other door is told the length beforehand. */
const countsItself = '/api/v1/'
const maxBodyBytes = 1024 * 1024
/** Doors that take a file, and how large it may be. */
const uploads: Readonly<Record<string, number>> = {
  '/api/avatar': 2 * 1024 * 1024,
  '/api/candles': 32 * 1024 * 1024,
}

type Request = Pick<IncomingMessage, 'method' | 'url' | 'headers'>

/**
 * Why this request may not change anything; null when it may. The web server asks before any page, action or route
 * sees a request, so no door can forget to. Needs no exception for answers of other sites: those arrive as GET and
 * prove themselves by state, or come from servers, which send neither cookies nor an origin.
 */
export function refusalOf({ method = 'GET', url = '/', headers }: Request): Refusal | null {
  if (reading.has(method)) return null
  if (!comesFromUs(headers)) {
    return new Refusal('foreign_origin', 'A change must come from a page of this site, or carry a token.', {
      status: 403,
    })
  }
  if (Number(headers['content-length'] ?? 0) > (uploads[url.split('?', 1)[0] ?? ''] ?? maxBodyBytes))
    return new Refusal('too_large', 'This request is too large.', { status: 413 })
  if (headers['transfer-encoding'] !== undefined && !url.startsWith(countsItself))
    return new Refusal('length_required', 'Say how long the body is.', { status: 411 })
  return null
}

/**
 * A browser adds cookies whoever asks, but always says which site asked. A request that says nothing of the kind is no
 * browser's; it passes only without cookies. A token is never added by itself, so it speaks for its request alone.
 */
function comesFromUs(headers: IncomingHttpHeaders): boolean {
  const { origin, host, cookie, 'sec-fetch-site': site } = headers
  if (cookie === undefined && /^bearer ./i.test(headers.authorization ?? '')) return true
  if (site !== undefined && site !== 'same-origin') return false
  if (origin !== undefined) return fromOurSite(origin, host)
  return site !== undefined || cookie === undefined
}

/** True when a browser says that a request comes from one of our own pages. In live mode they have one address only. */
export function fromOurSite(origin: string | undefined, host: string | undefined): boolean {
  const url = URL.parse(origin ?? '')
  if (url === null || !/^https?:$/.test(url.protocol)) return false
  const { APP_URL, TRADEPOST_MODE } = env()
  return url.origin === new URL(APP_URL).origin || (TRADEPOST_MODE === 'sandbox' && url.host === host)
}
