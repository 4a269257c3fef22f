import { z } from 'zod'
import { inlinePrice, type Price, type Product, priceFor } from './catalog'
import type { Desk } from './desk'
import { facts, int, metadata, text } from './input'
import { refused } from './refusal'

const most = 999_999
export const line = z.strictObject({
  price: text.optional(),
  price_data: inlinePrice.optional(),
  quantity: int.pipe(z.int().min(1, 'positive').max(most)).default(1),
  adjustable_quantity: facts.optional(),
  metadata: metadata.optional(),
  tax_rates: z.array(text).optional(),
})

export interface Line {
  id: string
  object: 'item'
  amount_total: number
  currency: string
  description: string
  price: Price
  quantity: number
}
export interface Lines {
  object: 'list'
  data: Line[]
  has_more: false
  url: string
}

/** What is bought, priced. Every line has the same currency. */
export function linesFor(desk: Desk, given: z.infer<typeof line>[], session: string): Lines {
  const data = given.map(({ quantity, ...each }) => priced(desk, priceFor(desk, each), quantity))
  const [first] = data
  const stranger = data.find(({ currency }) => currency !== first?.currency)
  if (stranger)
    throw refused(
      'checkout_amount_mismatch',
      `All prices must have the same currency: found ${first?.currency} and ${stranger.currency}.`,
      'line_items',
    )
  return { object: 'list', data, has_more: false, url: `/v1/checkout/sessions/${session}/line_items` }
}

function priced(desk: Desk, price: Price, quantity: number): Line {
  const total = price.unit_amount * quantity
  const parts = { amount_discount: 0, amount_subtotal: total, amount_tax: 0, amount_total: total }
  return {
    id: desk.id('li', 14),
    object: 'item',
    adjustable_quantity: null,
    ...parts,
    currency: price.currency,
    description: desk.get<Product>('product', price.product).name,
    metadata: null,
    price,
    quantity,
  } as Line
}
