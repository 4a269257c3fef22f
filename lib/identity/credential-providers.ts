import { parseCookie } from 'cookie'
import CredentialsProvider from 'next-auth/providers/credentials'
import { z } from 'zod'
import { anonymous, system } from '@/lib/kernel/access'
import { Outage, Refusal } from '@/lib/kernel/errors'
import { makeAccount } from './make-account'
import { sealedNewcomerIn } from './newcomer'
import type { Newcomer, Way } from './schemas/sign-in'
import { signInWithWallet } from './sign-in-with-wallet'
import { verifyPasskey } from './verify-passkey'
import { verifyPassword } from './verify-password'

const desk = { actor: system('identity.signIn') }

/** Told of somebody who has proved a way in that no account has. */
export type OnNewcomer = (newcomer: Newcomer, callbackUrl: string | undefined) => void

/** The ways in that a form of ours posts, as providers of next-auth. */
export function credentialProviders(request: Request, onNewcomer: OnNewcomer) {
  const address = request.headers.get('x-tradepost-address') ?? undefined
  const visitor = { actor: anonymous, address }
  return [
    CredentialsProvider({
      credentials: { email: { type: 'email' }, password: { type: 'password' } },
      authorize: (given) =>
        answer('wrong_credentials', async () => by('password', await verifyPassword.run(visitor, given))),
    }),
    CredentialsProvider({
      id: 'passkey',
      credentials: { answer: { type: 'text' } },
      authorize: (given) =>
        answer('wrong_passkey', async () =>
          by('passkey', await verifyPasskey.run(visitor, { answer: parsed(given?.answer) })),
        ),
    }),
    CredentialsProvider({
      id: 'wallet',
      credentials: { proof: { type: 'text' }, callbackUrl: { type: 'text' } },
      authorize: (given) =>
        answer('wrong_wallet', async () => {
          const { address, owner } = await signInWithWallet.run(desk, { proof: given?.proof ?? '' })
          if (!owner) onNewcomer({ way: 'wallet', address }, given?.callbackUrl)
          return by('wallet', owner)
        }),
    }),
    CredentialsProvider({
      id: 'newcomer',
      credentials: {},
      authorize: async () => {
        const sealed = sealedNewcomerIn(parseCookie(request.headers.get('cookie') ?? ''))
        return answer('newcomer_gone', () => makeAccount.run(desk, { sealed }))
      },
    }),
  ]
}

const json = z.string().max(20_000)

function parsed(given: unknown): unknown {
  try {
    return JSON.parse(json.parse(given))
  } catch {
    return null
  }
}

/** Codes that the page has a sentence of its own for; every other refusal becomes the usual one. */
const told = new Set(['too_many_requests', 'wallet_used'])

interface CameIn {
  id: string
  way: Way
}

const by = (way: Way, known: { id: string } | null): CameIn | null => known && { id: known.id, way }

/** The message of a thrown error reaches the page as `?error=`. */
async function answer(usual: string, who: () => Promise<CameIn | null>): Promise<CameIn | null> {
  try {
    return await who()
  } catch (error) {
    if (error instanceof Refusal) throw new Error(told.has(error.code) ? error.code : usual)
    throw new Error(error instanceof Outage ? 'unavailable' : 'internal')
  }
}
