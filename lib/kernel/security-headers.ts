import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Env, env } from './env'

/** Answers that bring a policy of their own. */
const ownPolicy = /^\/(art|media)\//
/** Where Steam keeps the pictures that `avatarUrl` may name; lib/identity/adapters takes no others. */
const pictures = 'https://*.steamstatic.com https://*.akamaihd.net'
const yearS = 31_536_000

type Settings = Pick<Env, 'APP_URL' | 'STEAM_URL' | 'NODE_ENV' | 'TRADEPOST_MODE'>

/** For every answer, built files included. */
export function setSecurityHeaders(response: ServerResponse): void {
  for (const [name, value] of Object.entries(securityHeaders())) response.setHeader(name, value)
}

export const securityHeaders = (settings: Settings = env()): Record<string, string> => ({
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy':
    'camera=(), microphone=(), geolocation=(), display-capture=(), midi=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  ...(overHttps(settings) ? { 'strict-transport-security': `max-age=${yearS}` } : {}),
})

/**
 * The policy of one page: its nonce is made anew. Next reads it from the request and writes it on its own scripts, so
 * whatever a client sent in its place is overwritten.
 */
export function setContentPolicy(request: IncomingMessage, response: ServerResponse): void {
  const policy = contentPolicy(randomBytes(16).toString('base64'))
  request.headers['content-security-policy'] = policy
  delete request.headers['content-security-policy-report-only']
  if (!ownPolicy.test(request.url ?? '')) response.setHeader('content-security-policy', policy)
}

/** Styles in attributes are allowed: bars and colours are drawn with them, and they run nothing. */
export function contentPolicy(nonce: string, settings: Settings = env()): string {
  const { APP_URL, STEAM_URL, NODE_ENV } = settings
  const dev = NODE_ENV === 'development'
  const rules = {
    'default-src': "'none'",
    'script-src': `'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    'script-src-attr': "'none'",
    'style-src': dev ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`,
    'style-src-attr': "'unsafe-inline'",
    'img-src': `'self' data: blob: ${pictures}`,
    'font-src': "'self'",
    'connect-src': `'self' ${APP_URL.replace(/^http/, 'ws')}`,
    'worker-src': "'self'",
    'manifest-src': "'self'",
    // A form that begins a sign-in is answered by a redirect to Steam, which counts as its target.
    'form-action': `'self' ${new URL(STEAM_URL).origin}`,
    'base-uri': "'none'",
    'frame-ancestors': "'none'",
    'object-src': "'none'",
    ...(overHttps(settings) ? { 'upgrade-insecure-requests': '' } : {}),
  }
  return Object.entries(rules)
    .map((rule) => rule.join(' ').trim())
    .join('; ')
}

/** A sandbox on this machine has no certificate, and a browser would remember for a year that it must. */
const overHttps = ({ APP_URL, TRADEPOST_MODE }: Settings): boolean =>
  TRADEPOST_MODE === 'live' && APP_URL.startsWith('https:')
