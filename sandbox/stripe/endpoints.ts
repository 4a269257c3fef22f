import { accountEndpoints } from './accounts'
import { methodEndpoints } from './cards'
import { catalogEndpoints } from './catalog'
import { chargeEndpoints } from './charges'
import { customerEndpoints } from './customers'
import { destinationEndpoints } from './destinations'
import { disputeEndpoints } from './disputes'
import type { Endpoint } from './endpoint'
import { eventEndpoints } from './events'
import { intentEndpoints } from './intent-endpoints'
import { invoiceEndpoints } from './invoice-endpoints'
import { moneyEndpoints } from './money'
import { payoutEndpoints } from './payouts'
import { portalEndpoints } from './portal'
import { refundEndpoints } from './refunds'
import { sessionEndpoints } from './sessions'
import { feeEndpoints } from './shares'
import { subscriptionEndpoints } from './subscription-endpoints'
import { clockEndpoints } from './test-clocks'
import { transferEndpoints } from './transfers'

/** Everything that the simulated Stripe answers; all else is 404. */
export const endpoints: Endpoint[] = [
  ...customerEndpoints,
  ...methodEndpoints,
  ...catalogEndpoints,
  ...intentEndpoints,
  ...chargeEndpoints,
  ...refundEndpoints,
  ...disputeEndpoints,
  ...moneyEndpoints,
  ...sessionEndpoints,
  ...eventEndpoints,
  ...accountEndpoints,
  ...destinationEndpoints,
  ...transferEndpoints,
  ...feeEndpoints,
  ...payoutEndpoints,
  ...clockEndpoints,
  ...subscriptionEndpoints,
  ...invoiceEndpoints,
  ...portalEndpoints,
]
