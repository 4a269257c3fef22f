import type { Route } from '../steam/route'
import { checkoutPages } from './checkout-pages'
import { stripeControl } from './control-routes'
import { dashboardPages } from './dashboard'
import { answerStripe } from './door'
import { onboardingPages } from './onboarding-pages'
import { portalPages } from './portal-pages'

const methods = ['GET', 'POST', 'DELETE'] as const

/** The API that client libraries call. */
const api: Route[] = methods.map((method) => ({
  site: 'house',
  method,
  path: /^\/v[12]\//,
  handle: (call) => answerStripe(call.stripe, call),
}))

export const stripeRoutes: Route[] = [
  ...api,
  ...checkoutPages,
  ...onboardingPages,
  ...portalPages,
  ...dashboardPages,
  ...stripeControl,
]
