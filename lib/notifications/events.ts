import { z } from 'zod'
import { event } from '@/lib/kernel/events'
import { channelSchema } from './schemas/channel'

/** Somebody has one more notification, or has read some: pages of theirs look again. */
export const listChanged = event('notifications.listChanged', z.object({ personId: z.string() }))

/** A channel no longer reaches a person: the far side said that the address is gone. */
export const addressSwitchedOff = event(
  'notifications.addressSwitchedOff',
  z.object({
    personId: z.string(),
    channel: channelSchema,
    /** What its owner knows the address by. */
    address: z.string(),
    reason: z.string(),
  }),
)

/** Somebody wants to see that an address works: it is told so, and nobody else. */
export const helloAsked = event(
  'notifications.helloAsked',
  z.object({ personId: z.string(), addressId: z.string(), channel: channelSchema }),
)

/** The ways to reach somebody are others now: pages of theirs look again. */
export const addressesChanged = event('notifications.addressesChanged', z.object({ personId: z.string() }))
