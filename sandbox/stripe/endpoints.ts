import { methodEndpoints } from './cards'
import { catalogEndpoints } from './catalog'
import { chargeEndpoints } from './charges'
import { customerEndpoints } from './customers'
import type { Endpoint } from './endpoint'
import { eventEndpoints } from './events'
import { intentEndpoints } from './intents'
import { moneyEndpoints } from './money'
import { refundEndpoints } from './refunds'
import { sessionEndpoints } from './sessions'

/** Everything that the simulated Stripe answers; all else is 404. */
export const endpoints: Endpoint[] = [
  ...customerEndpoints,
  ...methodEndpoints,
  ...catalogEndpoints,
  ...intentEndpoints,
  ...chargeEndpoints,
  ...refundEndpoints,
  ...moneyEndpoints,
  ...sessionEndpoints,
  ...eventEndpoints,
]
