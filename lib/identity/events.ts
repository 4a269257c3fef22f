import { z } from 'zod'
import { event } from '@/lib/kernel/events'
import { roleSchema } from './schemas'

const aboutPerson = z.object({ personId: z.string() })

export const personJoined = event('identity.personJoined', aboutPerson)
export const profileChanged = event('identity.profileChanged', aboutPerson)
export const steamLinked = event('identity.steamLinked', aboutPerson.extend({ steamId: z.string() }))
export const roleChanged = event('identity.roleChanged', aboutPerson.extend({ role: roleSchema }))
/** Every socket of the person is closed; pages that are still signed in come back by themselves. */
export const signedOut = event('identity.signedOut', aboutPerson)

export const roomOf = (personId: string): string => `user:${personId}`
