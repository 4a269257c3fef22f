import { z } from 'zod'
import { inMs, now } from '@/lib/kernel/clock'
import { seal, unseal } from '@/lib/kernel/crypto'
import { refuse } from '@/lib/kernel/errors'
import { steamIdSchema } from './schemas/person'
import { signInSentences } from './schemas/sign-in'

const context = 'identity.steamProof'
const lifetimeMs = 5 * 60_000

const content = z.object({ steamId: steamIdSchema, until: z.coerce.date() })

/** A sealed statement that Steam has just confirmed this SteamID; only this process family can write one. */
export const makeSteamProof = (steamId: string): string =>
  seal(JSON.stringify({ steamId, until: inMs(now(), lifetimeMs) }), context)

export function readSteamProof(proof: string): string {
  const { steamId, until } = open(proof)
  if (until < now()) refuse('steam_used', signInSentences.steam_used, { status: 403 })
  return steamId
}

function open(proof: string): z.infer<typeof content> {
  try {
    return content.parse(JSON.parse(unseal(proof, context)))
  } catch {
    refuse('steam_answer', signInSentences.steam_answer, { status: 403 })
  }
}
