import { z } from 'zod'
import { inMs, now } from '@/lib/kernel/clock'
import { seal, unseal } from '@/lib/kernel/crypto'
import { refuse } from '@/lib/kernel/errors'
import { newChallenge, spendChallenge } from './challenge'
import { ownCookie } from './own-cookie'
import { type Newcomer, newcomerSchema, signInSentences } from './schemas/sign-in'
import { newProofKey } from './wallet-proof'

const context = 'identity.newcomer'
/** Long enough to sign in to the account one has, with a second factor and a forgotten password. */
const lifeMs = 15 * 60_000

const content = z.object({ newcomer: newcomerSchema, key: z.string(), until: z.coerce.date() })

export const newcomerCookieName = 'tradepost.newcomer'

/** Keeps in the browser, sealed, what somebody has proved that no account has. It counts once. */
export const newcomerCookie = ownCookie({ name: newcomerCookieName, path: '/', lifeS: lifeMs / 1_000 })

export async function sealNewcomer(newcomer: Newcomer): Promise<string> {
  const key = await newChallenge('proof', null, newProofKey(), lifeMs)
  return seal(JSON.stringify({ newcomer, key, until: inMs(now(), lifeMs) }), context)
}

type Jar = Record<string, string | undefined>

export const sealedNewcomerIn = (jar: Jar): string => jar[newcomerCookieName] ?? ''

/** Who waits in this browser to be asked whether they are new; null when nobody does. */
export const newcomerIn = (jar: Jar): Newcomer | null => open(sealedNewcomerIn(jar))?.newcomer ?? null

/** Uses up what was sealed. */
export async function spendNewcomer(sealed: string): Promise<Newcomer> {
  const opened = open(sealed)
  if (opened && (await spendChallenge('proof', null, opened.key))) return opened.newcomer
  newcomerGone()
}

export function newcomerGone(): never {
  refuse('newcomer_gone', signInSentences.newcomer_gone, { status: 403 })
}

function open(sealed: string): z.infer<typeof content> | null {
  try {
    const opened = content.parse(JSON.parse(unseal(sealed, context)))
    return opened.until > now() ? opened : null
  } catch {
    return null
  }
}
