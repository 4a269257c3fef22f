import { z } from 'zod'
import { type Endpoint, endpoint } from './endpoint'
import { facts, text } from './input'
import type { Customer } from './rows'

/** What the hosted page of a subscriber is opened with. */
export const portalEndpoints: Endpoint[] = [
  endpoint(
    'POST /v1/billing_portal/sessions',
    z.strictObject({
      customer: text,
      return_url: z.url(),
      locale: text.optional(),
      flow_data: facts.optional(),
    }),
    (desk, { customer, return_url, locale }) => {
      desk.get<Customer>('customer', customer, 'customer')
      const id = desk.id('bps')
      return desk.add({
        id,
        object: 'billing_portal.session',
        configuration: 'bpc_sandbox',
        created: desk.now(),
        customer,
        flow: null,
        livemode: false,
        locale: locale ?? null,
        on_behalf_of: null,
        return_url,
        url: `${desk.origin}/stripe/portal/${id}`,
      })
    },
  ),
]
