import { env } from '@/lib/kernel/env'
import { Outage } from '@/lib/kernel/errors'

/** Where people are sent and where answers are checked; never taken from an answer. */
export const steamEndpoint = (): string => `${env().STEAM_URL.replace(/\/$/, '')}/openid/login`

/** Asks Steam whether it wrote this answer. Steam forgets a nonce after one check. */
export async function checkAuthentication(answer: URLSearchParams): Promise<boolean> {
  const body = new URLSearchParams(answer)
  body.set('openid.mode', 'check_authentication')
  const text = await post(body)
  const lines = text.split('\n').map((line) => line.trim())
  return lines.includes('is_valid:true') && lines.includes('ns:http://specs.openid.net/auth/2.0')
}

async function post(body: URLSearchParams): Promise<string> {
  try {
    const response = await fetch(steamEndpoint(), {
      method: 'POST',
      body,
      redirect: 'error',
      headers: { accept: 'text/plain', 'accept-language': 'en-US,en;q=0.9' },
      signal: AbortSignal.timeout(env().STEAM_TIMEOUT_MS),
    })
    if (!response.ok) throw new Error(`Steam answered ${response.status}.`)
    return await response.text()
  } catch (cause) {
    throw new Outage('steam', 'Steam cannot confirm sign-ins right now.', { cause })
  }
}
