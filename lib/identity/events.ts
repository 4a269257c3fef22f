import { z } from 'zod'
import { event } from '@/lib/kernel/events'
import { roleSchema } from './schemas'

const aboutPerson = z.object({ personId: z.string() })

export const personJoined = event('identity.personJoined', aboutPerson)
export const profileChanged = event('identity.profileChanged', aboutPerson)
export const steamLinked = event('identity.steamLinked', aboutPerson.extend({ steamId: z.string() }))
export const roleChanged = event('identity.roleChanged', aboutPerson.extend({ role: roleSchema }))
/** `first`: nobody had signed in to this account before. */
export const personSignedIn = event('identity.signedIn', aboutPerson.extend({ first: z.boolean() }))
export const tradeUrlChanged = event('identity.tradeUrlChanged', aboutPerson.extend({ first: z.boolean() }))
/** Every socket of the person is closed; pages that are still signed in come back by themselves. */
export const signedOut = event('identity.signedOut', aboutPerson)

export const roomOf = (personId: string): string => `user:${personId}`
