import { z } from 'zod'
import { idSchema } from '@/lib/kernel/ids'

export const codeSchema = z
  .string('Enter the code.')
  .trim()
  .min(6, 'A code has six digits; a recovery code has ten letters and digits.')
  .max(20, 'A code has six digits; a recovery code has ten letters and digits.')

export const factorsSchema = z.object({
  /** Since when the authenticator counts; null without one. */
  totpSince: z.string().nullable(),
  passkeys: z.number().int(),
  recoveryCodesLeft: z.number().int(),
  /** Until then acts that ask for the second factor are allowed in this session. */
  provenUntil: z.string().nullable(),
})
export type Factors = z.infer<typeof factorsSchema>

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
