import { z } from 'zod'
import { event } from '@/lib/kernel/events'
import { roleSchema } from './schemas/person'
import { waySchema } from './schemas/sign-in'

const aboutPerson = z.object({ personId: z.string() })

export const personJoined = event('identity.personJoined', aboutPerson)
export const profileChanged = event('identity.profileChanged', aboutPerson)
export const steamLinked = event('identity.steamLinked', aboutPerson.extend({ steamId: z.string() }))
export const roleChanged = event('identity.roleChanged', aboutPerson.extend({ role: roleSchema }))
/** `until`: ISO 8601; null: until it is lifted. */
export const personSuspended = event(
  'identity.personSuspended',
  aboutPerson.extend({ reason: z.string(), until: z.string().nullable() }),
)
export const suspensionEnded = event(
  'identity.suspensionEnded',
  aboutPerson.extend({ by: z.enum(['lifted', 'time']) }),
)
export const suspensionDisputed = event('identity.suspensionDisputed', aboutPerson)
/** `first`: there was none before. */
export const tradeUrlChanged = event('identity.tradeUrlChanged', aboutPerson.extend({ first: z.boolean() }))
/** A link by mail was asked for; see `issueLink`. */
export const linkAsked = event('identity.linkAsked', z.object({ linkId: z.string() }))
/** `from`: the address before; null when there was none. */
export const emailChanged = event(
  'identity.emailChanged',
  aboutPerson.extend({ from: z.string().nullable() }),
)
export const passwordChanged = event('identity.passwordChanged', aboutPerson)
export const factorChanged = event(
  'identity.factorChanged',
  aboutPerson.extend({ factor: z.enum(['totp', 'passkey']), state: z.enum(['on', 'off']) }),
)
/** A wallet became a way in, or is none any more. */
export const walletChanged = event(
  'identity.walletChanged',
  aboutPerson.extend({ address: z.string(), state: z.enum(['on', 'off']) }),
)
/** Everything of `fromId` is this person's now; `email`: the address that account had. */
export const personMerged = event(
  'identity.personMerged',
  aboutPerson.extend({ fromId: z.string(), email: z.string().nullable() }),
)
export const signedIn = event(
  'identity.signedIn',
  aboutPerson.extend({ sessionId: z.string(), way: waySchema, device: z.string(), address: z.string() }),
)
/** A refresh token came back that had been replaced: its session was ended. */
export const tokenReused = event(
  'identity.tokenReused',
  aboutPerson.extend({ program: z.string(), address: z.string() }),
)
/** Of the session, not of the person: its sockets are closed at once. */
export const sessionEnded = event(
  'identity.sessionEnded',
  aboutPerson.extend({ sessionId: z.string(), by: z.string() }),
)

export const roomOf = (personId: string): string => `user:${personId}`
