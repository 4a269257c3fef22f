import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { inMs, now } from '@/lib/kernel/clock'
import { seal, unseal } from '@/lib/kernel/crypto'
import { refuse } from '@/lib/kernel/errors'
import { spendChallenge } from './challenge'
import { signInSentences } from './schemas/sign-in'

const context = 'identity.walletProof'
const lifeMs = 5 * 60_000

const content = z.object({
  address: z.string(),
  /** Who asked to link it; null for a sign-in. */
  personId: z.string().nullable(),
  /** The challenge that uses it up. */
  key: z.string(),
  until: z.coerce.date(),
})

export const newProofKey = (): string => randomBytes(24).toString('base64url')

/** A sealed statement that this wallet has just signed for us. Its key must be a challenge for `proof`. */
export const makeWalletProof = (given: { address: string; personId: string | null; key: string }): string =>
  seal(JSON.stringify({ ...given, until: inMs(now(), lifeMs) }), context)

/** Uses a proof up and tells whose wallet it is. `personId`: who must have asked for it. */
export async function spendWalletProof(proof: string, personId: string | null): Promise<string> {
  const { address, personId: asker, key, until } = open(proof)
  const fresh = asker === personId && until > now() && (await spendChallenge('proof', personId, key))
  if (!fresh) refuse('wallet_used', signInSentences.wallet_used, { status: 403 })
  return address
}

function open(proof: string): z.infer<typeof content> {
  try {
    return content.parse(JSON.parse(unseal(proof, context)))
  } catch {
    refuse('wrong_wallet', signInSentences.wrong_wallet, { status: 401 })
  }
}
