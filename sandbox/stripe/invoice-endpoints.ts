import { z } from 'zod'
import { invoicePaid, methodOf } from './billing'
import { methodNamed } from './cards'
import type { Desk } from './desk'
import { type Endpoint, endpoint } from './endpoint'
import { bool, text } from './input'
import { collect, type Invoice, subscriptionOf, voidInvoice } from './invoices'
import { found, readable } from './lists'
import { StripeRefusal } from './refusal'
import type { Subscription } from './subscription-rows'
import { inTimeOf } from './subscriptions'

/** A person or the shop pays what is open. */
export function payInvoice(desk: Desk, invoice: Invoice, named: string | undefined): Invoice {
  const inTime = inTimeOf(desk, invoice.customer)
  const subscription = inTime.get<Subscription>('subscription', subscriptionOf(invoice))
  const method = named ? methodNamed(inTime, named).id : methodOf(inTime, subscription)
  if (collect(inTime, invoice, method, false).status === 'paid') invoicePaid(inTime, invoice.id)
  return inTime.get<Invoice>('invoice', invoice.id)
}

export const invoiceEndpoints: Endpoint[] = [
  endpoint(
    'POST /v1/invoices/:id/pay',
    z.strictObject({ payment_method: text.optional(), off_session: bool.optional() }),
    (desk, { payment_method }, id = '') => payInvoice(desk, desk.get<Invoice>('invoice', id), payment_method),
  ),
  endpoint('POST /v1/invoices/:id/void', z.strictObject({}), (desk, _, id = '') => {
    const invoice = desk.get<Invoice>('invoice', id)
    if (invoice.status !== 'open')
      throw new StripeRefusal(400, `You can only void open invoices; this one is ${invoice.status}.`)
    return voidInvoice(inTimeOf(desk, invoice.customer), invoice)
  }),
  found('invoice', '/v1/invoices'),
  ...readable('invoice', '/v1/invoices', { by: ['subscription', 'customer'], also: ['status'] }),
]
