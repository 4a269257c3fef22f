import { z } from 'zod'
import type { Desk } from './desk'
import { type Endpoint, endpoint } from './endpoint'
import { facts, merged, metadata, text } from './input'
import { found, readable } from './lists'
import { refused } from './refusal'
import type { Customer } from './rows'

const fields = {
  email: text.optional(),
  name: text.optional(),
  phone: text.optional(),
  description: text.optional(),
  address: z.union([z.literal(''), facts]).optional(),
  shipping: z.union([z.literal(''), facts]).optional(),
  invoice_settings: z.strictObject({ default_payment_method: text.optional() }).optional(),
  preferred_locales: z.array(text).optional(),
  metadata: metadata.optional(),
}
type Given = z.infer<z.ZodObject<typeof fields>>

const cleared = (value: unknown) => (value === '' ? null : value)

/** What was given, an empty value being none. */
function changes({ metadata: tags, invoice_settings, ...plain }: Given, before: Customer): Partial<Customer> {
  const given = Object.entries(plain).filter(([, value]) => value !== undefined)
  return {
    ...Object.fromEntries(given.map(([name, value]) => [name, cleared(value)])),
    metadata: merged(before.metadata, tags),
    ...(invoice_settings && {
      invoice_settings: { default_payment_method: invoice_settings.default_payment_method || null },
    }),
  }
}

function blank(desk: Desk, clock: string | null): Customer {
  const plain = {
    address: null,
    balance: 0,
    currency: null,
    default_source: null,
    delinquent: false,
    phone: null,
  }
  return {
    id: desk.id('cus', 14),
    object: 'customer',
    created: desk.now(),
    ...plain,
    description: null,
    email: null,
    invoice_prefix: desk.id('inv', 8).slice(4).toUpperCase(),
    invoice_settings: { default_payment_method: null },
    livemode: false,
    metadata: {},
    name: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: clock,
  } as Customer
}

export function makeCustomer(desk: Desk, given: Given): Customer {
  const fresh = blank(desk, desk.clock || null)
  const customer = desk.add({ ...fresh, ...changes(given, fresh) })
  desk.emit('customer.created', customer)
  return customer
}

export const customerEndpoints: Endpoint[] = [
  endpoint(
    'POST /v1/customers',
    z.strictObject({ ...fields, test_clock: text.optional() }),
    (desk, { test_clock, ...given }) => {
      if (test_clock && !desk.find('test_helpers.test_clock', test_clock))
        throw refused('resource_missing', `No such test clock: '${test_clock}'`, 'test_clock')
      return makeCustomer(test_clock ? desk.at({ clock: test_clock }) : desk, given)
    },
  ),
  endpoint('POST /v1/customers/:id', z.strictObject(fields), (desk, given, id = '') => {
    const before = desk.get<Customer>('customer', id)
    const customer = desk.set(before, changes(given, before))
    desk.emit('customer.updated', customer)
    return customer
  }),
  endpoint('DELETE /v1/customers/:id', z.strictObject({}), (desk, _, id = '') => {
    const customer = desk.get<Customer>('customer', id)
    desk.world.remove(id)
    desk.emit('customer.deleted', customer)
    return { id, object: 'customer', deleted: true }
  }),
  found('customer', '/v1/customers'),
  ...readable('customer', '/v1/customers', { by: ['email', 'test_clock'] }),
]
