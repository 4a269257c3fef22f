import { z } from 'zod'
import { event } from '@/lib/kernel/events'
import { tradeFacts } from './schemas'

/** The trade has come closer to its exchange, or is held up. */
export const tradeProgressed = event('steam.tradeProgressed', tradeFacts)

/** The items have changed hands, and their new whereabouts are written. */
export const tradeExchanged = event('steam.tradeExchanged', tradeFacts)

/** The trade ended without an exchange; every item is where it was. `reason` says why. */
export const tradeEnded = event('steam.tradeEnded', tradeFacts)

/** An exchange was reversed after it had been told. */
export const tradeReversed = event('steam.tradeReversed', tradeFacts)

/** A bot came online, went offline, was limited by Steam or stopped by an admin. */
export const botChanged = event('steam.botChanged', z.object({ botId: z.string(), state: z.string() }))
