import { z } from 'zod'
import type { Desk } from './desk'
import { type Endpoint, endpoint } from './endpoint'
import { bool, currency, facts, type Given, int, merged, metadata, text } from './input'
import { found, readable } from './lists'
import { refused } from './refusal'
import type { Metadata, Thing } from './rows'

export interface Product extends Thing {
  object: 'product'
  active: boolean
  name: string
  description: string | null
  metadata: Metadata
}
export const intervals = ['day', 'week', 'month', 'year'] as const
export interface Price extends Thing {
  object: 'price'
  active: boolean
  currency: string
  product: string
  type: 'one_time' | 'recurring'
  unit_amount: number
  recurring: { interval: (typeof intervals)[number]; interval_count: number; usage_type: 'licensed' } | null
  nickname: string | null
  lookup_key: string | null
  metadata: Metadata
}

const productFields = {
  name: text.min(1),
  description: text.optional(),
  active: bool.optional(),
  images: z.array(text).optional(),
  tax_code: text.optional(),
  metadata: metadata.optional(),
}
const amount = int.pipe(z.int().min(0).max(99_999_999, 'large'))
const recurring = z.strictObject({
  interval: z.enum(intervals),
  interval_count: int.pipe(z.int().min(1).max(156)).default(1),
})
const priceFields = {
  currency,
  unit_amount: amount,
  recurring: recurring.optional(),
  tax_behavior: z.enum(['inclusive', 'exclusive', 'unspecified']).default('unspecified'),
}
/** `price_data`: a price that is made on the way. */
export const inlinePrice = z.strictObject({
  ...priceFields,
  product: text.optional(),
  product_data: z.strictObject(productFields).optional(),
})

const without = <T extends object>(given: T) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))

export function makeProduct(
  desk: Desk,
  { metadata: tags, ...given }: z.infer<z.ZodObject<typeof productFields>>,
): Product {
  const product = desk.add<Product>({
    id: desk.id('prod', 14),
    object: 'product',
    active: true,
    created: desk.now(),
    default_price: null,
    description: null,
    images: [],
    livemode: false,
    marketing_features: [],
    package_dimensions: null,
    shippable: null,
    tax_code: null,
    type: 'service',
    updated: desk.now(),
    url: null,
    ...without(given),
    metadata: merged({}, tags),
  } as unknown as Product)
  desk.emit('product.created', product)
  return product
}

interface PriceFacts extends z.infer<z.ZodObject<typeof priceFields>> {
  product: string
  active?: boolean
  nickname?: string | undefined
  lookup_key?: string | undefined
  metadata?: Given | undefined
}

export function makePrice(desk: Desk, { metadata: tags, recurring: every, ...given }: PriceFacts): Price {
  if (!desk.find('product', given.product))
    throw refused('resource_missing', `No such product: '${given.product}'`, 'product')
  const price = desk.add<Price>({
    id: desk.id('price'),
    object: 'price',
    active: given.active ?? true,
    billing_scheme: 'per_unit',
    created: desk.now(),
    currency: given.currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: given.lookup_key ?? null,
    metadata: merged({}, tags),
    nickname: given.nickname ?? null,
    product: given.product,
    recurring: every ? { ...every, usage_type: 'licensed' } : null,
    tax_behavior: given.tax_behavior,
    tiers_mode: null,
    transform_quantity: null,
    type: every ? 'recurring' : 'one_time',
    unit_amount: given.unit_amount,
    unit_amount_decimal: String(given.unit_amount),
  } as Price)
  desk.emit('price.created', price)
  return price
}

/** The price of a line, existing or made from its data. */
export function priceFor(
  desk: Desk,
  line: { price?: string | undefined; price_data?: z.infer<typeof inlinePrice> | undefined },
): Price {
  if (line.price) return desk.get<Price>('price', line.price, 'line_items[0][price]')
  const data = line.price_data
  if (!data) throw refused('parameter_missing', 'You must specify either `price` or `price_data`.', 'price')
  if (!data.product && !data.product_data)
    throw refused('parameter_missing', 'You must specify either `product` or `product_data`.', 'price_data')
  const product = data.product ?? makeProduct(desk, data.product_data ?? { name: '' }).id
  return makePrice(desk, { ...data, product, active: false })
}

const update = <T extends Thing & { metadata: Metadata }>(
  object: T['object'],
  path: string,
  shape: z.ZodRawShape,
) =>
  endpoint(
    `POST ${path}/:id`,
    z.strictObject({ ...shape, metadata: metadata.optional() }),
    (desk, given, id = '') => {
      const before = desk.get<T>(object, id)
      const { metadata: tags, ...plain } = given as Record<string, unknown> & { metadata?: Given }
      const changed = desk.set<T>(before, {
        ...without(plain),
        metadata: merged(before.metadata, tags),
      } as Partial<T>)
      desk.emit(`${object}.updated`, changed)
      return changed
    },
  )

export const catalogEndpoints: Endpoint[] = [
  endpoint(
    'POST /v1/products',
    z.strictObject({
      ...productFields,
      default_price_data: inlinePrice.optional(),
      package_dimensions: facts.optional(),
    }),
    (desk, { default_price_data: data, package_dimensions: _, ...given }) => {
      const product = makeProduct(desk, given)
      if (!data) return product
      return desk.set(product, {
        default_price: makePrice(desk, { ...data, product: product.id }).id,
      } as Partial<Product>)
    },
  ),
  update<Product>('product', '/v1/products', { ...productFields, name: text.min(1).optional() }),
  found('product', '/v1/products'),
  ...readable('product', '/v1/products', { also: ['active'] }),
  endpoint(
    'POST /v1/prices',
    z.strictObject({
      ...priceFields,
      product: text.optional(),
      product_data: z.strictObject(productFields).optional(),
      nickname: text.optional(),
      lookup_key: text.optional(),
      metadata: metadata.optional(),
    }),
    (desk, { product_data: data, ...given }) => {
      const product = given.product ?? (data && makeProduct(desk, data).id)
      if (!product) throw refused('parameter_missing', 'Missing required param: product.', 'product')
      return makePrice(desk, { ...given, product })
    },
  ),
  update<Price>('price', '/v1/prices', { active: bool.optional(), nickname: text.optional() }),
  found('price', '/v1/prices'),
  ...readable('price', '/v1/prices', { by: ['product'], also: ['active', 'currency', 'type'] }),
]
