import CredentialsProvider from 'next-auth/providers/credentials'
import { z } from 'zod'
import { anonymous, system } from '@/lib/kernel/access'
import { Outage, Refusal } from '@/lib/kernel/errors'
import type { PersonCard } from './schemas'
import { signInWithWallet } from './sign-in-with-wallet'
import { verifyPasskey } from './verify-passkey'
import { verifyPassword } from './verify-password'

/** The ways in that a form of ours posts, as providers of next-auth. */
export function credentialProviders(request: Request) {
  const address = request.headers.get('x-tradepost-address') ?? undefined
  const visitor = { actor: anonymous, address }
  return [
    CredentialsProvider({
      credentials: { email: { type: 'email' }, password: { type: 'password' } },
      authorize: (given) => answer(() => verifyPassword.run(visitor, given), 'wrong_credentials'),
    }),
    CredentialsProvider({
      id: 'passkey',
      credentials: { answer: { type: 'text' } },
      authorize: (given) =>
        answer(() => verifyPasskey.run(visitor, { answer: parsed(given?.answer) }), 'wrong_passkey'),
    }),
    CredentialsProvider({
      id: 'wallet',
      credentials: { proof: { type: 'text' }, create: { type: 'text' } },
      authorize: (given) => {
        const input = { proof: given?.proof ?? '', create: given?.create === 'yes' }
        return answer(() => signInWithWallet.run({ actor: system('identity.signIn') }, input), 'wrong_wallet')
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
const told = new Set(['too_many_requests', 'wallet_unknown', 'wallet_used'])

/** The message of a thrown error reaches the page as `?error=`. */
async function answer(who: () => Promise<PersonCard>, usual: string): Promise<{ id: string }> {
  try {
    return { id: (await who()).id }
  } catch (error) {
    if (error instanceof Refusal) throw new Error(told.has(error.code) ? error.code : usual)
    throw new Error(error instanceof Outage ? 'unavailable' : 'internal')
  }
}
