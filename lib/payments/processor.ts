import { env } from '@/lib/kernel/env'
import { refuse } from '@/lib/kernel/errors'
import { stripeProcessor } from './adapters/stripe'
import type { CardProcessor } from './port'

let made: CardProcessor | undefined

export const cardsTaken = (): boolean => env().STRIPE_SECRET_KEY !== null

/** Whoever takes cards for us. Refuses `not_set_up` where nobody does. */
export function processor(): CardProcessor {
  const { STRIPE_URL: url, STRIPE_SECRET_KEY: key, STRIPE_TIMEOUT_MS: withinMs } = env()
  if (key === null)
    refuse('not_set_up', 'Cards are not taken here: the operator of this site has not set them up.')
  made ??= stripeProcessor({ url, key, withinMs })
  return made
}
