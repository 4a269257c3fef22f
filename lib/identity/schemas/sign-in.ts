import { z } from 'zod'
import { nameSchema, steamIdSchema } from './person'

export const emailSchema = z
  .string('Enter your e-mail address.')
  .trim()
  .toLowerCase()
  .max(254, 'This e-mail address is too long.')
  .pipe(z.email('Enter a complete e-mail address, for example ada@example.com.'))

export const newPasswordSchema = z
  .string('Choose a password.')
  .min(10, 'Choose a password of at least 10 characters.')
  .max(200, 'A password has at most 200 characters.')

export const waySchema = z.enum(['password', 'steam', 'passkey', 'wallet'])
export type Way = z.infer<typeof waySchema>

/** What somebody has just proved to be theirs, and what no account has. */
export const newcomerSchema = z.discriminatedUnion('way', [
  z.object({
    way: z.literal('steam'),
    steamId: steamIdSchema,
    name: z.string(),
    avatarUrl: z.string().nullable(),
  }),
  z.object({ way: z.literal('wallet'), address: z.string() }),
])
export type Newcomer = z.infer<typeof newcomerSchema>

export const linkKindSchema = z.enum(['sign_up', 'reset', 'change_email'])
export type LinkKind = z.infer<typeof linkKindSchema>

/** What stands at the end of a link in a mail. */
export const secretSchema = z.string().min(1).max(100)

export const askSignUpInput = z.object({ email: emailSchema, backTo: z.string().max(2_000).default('/') })

export const signUpInput = z.object({ secret: secretSchema, password: newPasswordSchema, name: nameSchema })

/** Why a sign-in or the linking of a Steam account did not happen, by the code in `?error=`. */
export const signInSentences = {
  steam_cancelled: 'You cancelled at Steam. Nothing was changed.',
  steam_state: 'This sign-in was not started in this browser, or too long ago. Start again here.',
  steam_answer: 'Steam did not confirm this sign-in. Start again here.',
  steam_used: 'This answer of Steam was already used or is too old. Start again here.',
  steam_taken: 'This Steam account already belongs to another Tradepost account.',
  steam_already_linked: 'Another Steam account is already linked to this account.',
  steam_unavailable: 'Steam cannot be reached right now. Try again in a moment.',
  wrong_credentials: 'This e-mail and password do not belong together. Check both and try again.',
  too_many_requests: 'That was too often. Wait a few minutes and try again.',
  wrong_passkey: 'This passkey is none of ours, or its answer came too late. Start again here.',
  wrong_wallet: 'This wallet has not signed the message that we asked it to sign. Start again here.',
  wallet_used: 'This signature was already used or is too old. Sign again.',
  newcomer_gone: 'This was used already, or took longer than 15 minutes. Start again here.',
  wallet_taken: 'This wallet already opens another Tradepost account.',
  wallet_contract:
    'This signature is of a wallet that is a smart contract, and there is no chain here to ask about it. Use another way in.',
  confirm_required: 'You signed in a while ago. Sign in anew, then link it within ten minutes.',
  step_up_required: 'Show your second factor at Security first, then link it within ten minutes.',
  unavailable: 'Sign-in is not possible right now. Try again in a moment.',
} as const
export type SignInProblem = keyof typeof signInSentences

export function signInSentence(code: string | null | undefined): string | null {
  if (!code) return null
  return Object.hasOwn(signInSentences, code)
    ? signInSentences[code as SignInProblem]
    : 'The sign-in did not work. Start again here.'
}
