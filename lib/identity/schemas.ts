import { z } from 'zod'
import { idSchema } from '@/lib/kernel/ids'
import { currencySchema } from '@/lib/kernel/money'

export const roleSchema = z.enum(['user', 'provider', 'publisher', 'moderator', 'admin'])
export type RoleName = z.infer<typeof roleSchema>

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

export const nameSchema = z
  .string('Enter a name.')
  .trim()
  .min(2, 'A name has at least 2 characters.')
  .max(40, 'A name has at most 40 characters.')
  .regex(/^[^\p{C}]+$/u, 'A name cannot contain control characters.')

export const steamIdSchema = z.string().regex(/^7656119\d{10}$/, 'This is not a SteamID.')

/** What everybody may see of a person. */
export const personCardSchema = z.object({
  id: idSchema('user'),
  name: z.string(),
  avatarUrl: z.string().nullable(),
})
export type PersonCard = z.infer<typeof personCardSchema>

export const languages = ['en', 'de'] as const
export const languageSchema = z.enum(languages, 'Choose one of the languages.')
export type Language = z.infer<typeof languageSchema>

export const zoneSchema = z.string().max(64).refine(isZone, 'Choose a time zone from the list.')

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone.length > 0
  } catch {
    return false
  }
}

export const accents = ['amber', 'teal', 'violet', 'rose'] as const
export const densities = ['dense', 'roomy'] as const
export const lookSchema = z.object({ accent: z.enum(accents), density: z.enum(densities) })
export type Look = z.infer<typeof lookSchema>

/** Who sees a part of a person. There are no friends yet: until then `friends` lets in nobody. */
export const audienceSchema = z.enum(['everyone', 'friends', 'nobody'])
export type Audience = z.infer<typeof audienceSchema>

export const privacySchema = z.object({
  /** The items in the Steam inventory. */
  inventory: audienceSchema,
  library: audienceSchema,
  /** How much was bought and sold. */
  activity: audienceSchema,
})
export type Privacy = z.infer<typeof privacySchema>

const bioSchema = z
  .string()
  .transform((text) => text.replaceAll(/\r\n?/g, '\n').trim())
  .pipe(
    z
      .string()
      .max(500, 'At most 500 characters.')
      .regex(/^(\n|[^\p{Cc}\p{Co}\p{Cs}])*$/u, 'This text holds characters that cannot be shown.'),
  )

/** What is left out stays. */
export const profileInput = z.object({
  name: nameSchema.optional(),
  bio: bioSchema.optional(),
  /** ISO 3166-1; null: not said. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'Choose a country from the list.')
    .nullable()
    .optional(),
  language: languageSchema.optional(),
  zone: zoneSchema.optional(),
  /** The wallet that is shown first. */
  currency: currencySchema.optional(),
  look: lookSchema.partial().optional(),
  privacy: privacySchema.partial().optional(),
})

/** What a person sees of their own account. Times are ISO 8601. */
export const meSchema = personCardSchema.extend({
  bio: z.string(),
  country: z.string().nullable(),
  language: languageSchema,
  zone: z.string(),
  currency: currencySchema,
  look: lookSchema,
  privacy: privacySchema,
  role: roleSchema,
  email: z.string().nullable(),
  hasPassword: z.boolean(),
  steamId: z.string().nullable(),
  tradeUrl: z.string().nullable(),
  createdAt: z.string(),
})
export type Me = z.infer<typeof meSchema>

export const waySchema = z.enum(['password', 'steam', 'passkey', 'wallet'])

/** One browser in which a person is signed in. Times are ISO 8601; `usedAt` is true to a few minutes. */
export const sessionViewSchema = z.object({
  id: idSchema('session'),
  way: waySchema,
  device: z.string(),
  address: z.string(),
  /** ISO 3166-1, of the address; null for one that belongs to no country. */
  country: z.string().nullable(),
  createdAt: z.string(),
  usedAt: z.string(),
  /** The session that asks. */
  current: z.boolean(),
})
export type SessionView = z.infer<typeof sessionViewSchema>

export const codeSchema = z
  .string('Enter the code.')
  .trim()
  .min(6, 'A code has six digits; a recovery code has ten letters and digits.')
  .max(20, 'A code has six digits; a recovery code has ten letters and digits.')

export const newTokenInput = z.object({
  name: z
    .string('Name the token.')
    .trim()
    .min(1, 'Name the token after what uses it.')
    .max(60, 'A name has at most 60 characters.'),
  scope: z.enum(['read', 'write'], 'Choose what the token may do.'),
  days: z.coerce.number().int().min(1, 'At least one day.').max(365, 'At most 365 days.').default(90),
})

/** Times are ISO 8601; `usedAt` is true to a few minutes. */
export const tokenViewSchema = z.object({
  id: idSchema('token'),
  name: z.string(),
  /** The last four characters of the secret. */
  hint: z.string(),
  scope: z.enum(['read', 'write']),
  createdAt: z.string(),
  expiresAt: z.string(),
  usedAt: z.string().nullable(),
  usedFrom: z.string().nullable(),
})
export type TokenView = z.infer<typeof tokenViewSchema>

export const signInClientInput = z.object({
  email: z.string('Enter your e-mail address.').max(254),
  password: z.string('Enter your password.').max(200),
  /** Of the authenticator, or a recovery code: an account with a second factor needs one. */
  code: codeSchema.optional(),
  scope: z.enum(['read', 'write']).default('read'),
  /** What the person will see among their sessions. */
  program: z.string().trim().min(1).max(60).default('A program'),
})

export const refreshClientInput = z.object({ refreshToken: z.string().min(1).max(200) })

/** Times are ISO 8601. */
export const clientTokensSchema = z.object({
  accessToken: z.string(),
  accessExpiresAt: z.string(),
  /** For the next pair; it works once. */
  refreshToken: z.string(),
  refreshExpiresAt: z.string(),
  scope: z.enum(['read', 'write']),
})

export const factorsSchema = z.object({
  /** Since when the authenticator counts; null without one. */
  totpSince: z.string().nullable(),
  passkeys: z.number().int(),
  recoveryCodesLeft: z.number().int(),
  /** Until then acts that ask for the second factor are allowed in this session. */
  provenUntil: z.string().nullable(),
})
export type Factors = z.infer<typeof factorsSchema>

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
  wallet_unknown: 'No account has this wallet yet.',
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

export const reasonSchema = z
  .string('Give a reason.')
  .trim()
  .min(3, 'Give a reason.')
  .max(500, 'A reason has at most 500 characters.')

export const suspensionInput = z.object({
  personId: idSchema('user'),
  reason: reasonSchema,
  /** ISO 8601; null: until it is lifted. */
  until: z.iso.datetime('Give the end as a date and time.').nullable(),
})

export const objectionSchema = z
  .string('Say why.')
  .trim()
  .min(10, 'Say why, in at least 10 characters.')
  .max(2_000, 'An objection has at most 2,000 characters.')

/** Times are ISO 8601. */
export const suspensionView = z.object({
  reason: z.string(),
  since: z.string(),
  /** Null: until it is lifted. */
  until: z.string().nullable(),
  objection: z.string().nullable(),
  objectedAt: z.string().nullable(),
})
export type SuspensionView = z.infer<typeof suspensionView>

export const standings = ['active', 'suspended'] as const

export const findPeopleInput = z.object({
  /** Part of a name or an e-mail address, or a whole id or SteamID. */
  q: z.string().trim().max(100).optional(),
  role: roleSchema.optional(),
  standing: z.enum(standings).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
})

export const foundPerson = personCardSchema.extend({
  role: roleSchema,
  standing: z.enum(standings),
  email: z.string().nullable(),
  steamId: z.string().nullable(),
  createdAt: z.string(),
  signedInAt: z.string().nullable(),
})
export type FoundPerson = z.infer<typeof foundPerson>

export const foundPeople = z.object({ items: z.array(foundPerson), nextCursor: z.string().nullable() })
export type FoundPeople = z.infer<typeof foundPeople>

/** A person as moderators and admins see them. */
export const personOffice = foundPerson.omit({ standing: true }).extend({
  sessions: z.number().int(),
  tokens: z.number().int(),
  hasFactor: z.boolean(),
  suspension: suspensionView.nullable(),
  /** What the one who looks may do. */
  may: z.object({ judge: z.boolean(), giveRole: z.boolean() }),
})
export type PersonOffice = z.infer<typeof personOffice>

/** What `navigator.credentials` is given, as JSON of the WebAuthn standard. */
export const webauthnOptions = z.object({ options: z.looseObject({ challenge: z.string() }) })

const base64url = z
  .string()
  .max(10_000)
  .regex(/^[\w-]*$/)

/** What `navigator.credentials.get` has answered, as JSON. */
export const passkeyAnswer = z.looseObject({
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  response: z.looseObject({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.optional(),
  }),
})
export type PasskeyAnswer = z.infer<typeof passkeyAnswer>

/** What `navigator.credentials.create` has answered, as JSON. */
export const newPasskeyAnswer = z.looseObject({
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  response: z.looseObject({ clientDataJSON: base64url, attestationObject: z.string().max(50_000) }),
})

export const passkeyNameSchema = z
  .string('Name the passkey.')
  .trim()
  .min(1, 'Name the passkey after the device it lies in.')
  .max(60, 'A name has at most 60 characters.')

/** Times are ISO 8601. */
export const passkeyViewSchema = z.object({
  id: idSchema('passkey'),
  name: z.string(),
  /** Its maker keeps copies of it: it outlives the device. */
  backedUp: z.boolean(),
  createdAt: z.string(),
  usedAt: z.string().nullable(),
})
export type PasskeyView = z.infer<typeof passkeyViewSchema>

export const walletAddressSchema = z.string().regex(/^0x[0-9a-fA-F]{40}$/, 'This is no Ethereum address.')

/** Times are ISO 8601. */
export const walletViewSchema = z.object({
  address: walletAddressSchema,
  createdAt: z.string(),
  usedAt: z.string().nullable(),
})
export type WalletView = z.infer<typeof walletViewSchema>

export const myAuditInput = z.object({
  cursor: idSchema('audit').optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})

/** Times are ISO 8601. */
export const myAuditView = z.object({
  items: z.array(
    z.object({
      id: idSchema('audit'),
      at: z.string(),
      /** Name of the operation. */
      act: z.string(),
      byMe: z.boolean(),
      aboutMe: z.boolean(),
      reason: z.string().nullable(),
      /** From where; null when somebody else did it. */
      address: z.string().nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
})
export type MyAuditView = z.infer<typeof myAuditView>
