import { z } from 'zod'
import { event } from '@/lib/kernel/events'
import { roleSchema, waySchema } from './schemas'

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
export const passwordChanged = event('identity.passwordChanged', aboutPerson)
export const factorChanged = event(
  'identity.factorChanged',
  aboutPerson.extend({ factor: z.literal('totp'), state: z.enum(['on', 'off']) }),
)
export const signedIn = event(
  'identity.signedIn',
  aboutPerson.extend({ sessionId: z.string(), way: waySchema, device: z.string(), address: z.string() }),
)
/** Of the session, not of the person: its sockets are closed at once. */
export const sessionEnded = event(
  'identity.sessionEnded',
  aboutPerson.extend({ sessionId: z.string(), by: z.string() }),
)

export const roomOf = (personId: string): string => `user:${personId}`
