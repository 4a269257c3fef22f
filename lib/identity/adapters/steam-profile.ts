import { env } from '@/lib/kernel/env'
import { log } from '@/lib/kernel/log'

export interface Persona {
  name: string
  avatarUrl: string | null
}

const timeoutMs = 3_000
const pictureHost = /^https:\/\/[a-z0-9.-]+\.(steamstatic\.com|akamaihd\.net)\//

/** Name and picture from the public profile; null when Steam does not tell, which never stops a sign-in. */
export async function readPersona(steamId: string): Promise<Persona | null> {
  try {
    const response = await fetch(`${env().STEAM_URL.replace(/\/$/, '')}/profiles/${steamId}?xml=1`, {
      headers: { 'accept-language': 'en-US,en;q=0.9' },
      redirect: 'error',
      signal: AbortSignal.timeout(Math.min(timeoutMs, env().STEAM_TIMEOUT_MS)),
    })
    return personaIn(await response.text())
  } catch (error) {
    log().info({ err: error }, 'no Steam profile')
    return null
  }
}

export function personaIn(xml: string): Persona | null {
  const name = cdata(xml, 'steamID')?.replaceAll(/\p{C}/gu, '').trim()
  if (!name) return null
  const picture = cdata(xml, 'avatarFull') ?? ''
  return { name: name.slice(0, 40), avatarUrl: pictureHost.test(picture) ? picture : null }
}

const cdata = (xml: string, tag: string): string | undefined =>
  new RegExp(`<${tag}><!\\[CDATA\\[(.*?)\\]\\]></${tag}>`, 's').exec(xml)?.[1]
