import { z } from 'zod'
import { idSchema } from '@/lib/kernel/ids'

/** How a line is fulfilled; each has one file in lib/checkout/kinds. */
export const lineKinds = ['deal', 'shipment', 'licence', 'code', 'credit'] as const

export const lineKindSchema = z.enum(lineKinds, 'This kind of thing is not sold here.')

export type LineKind = z.infer<typeof lineKindSchema>

const line = (what: string, max: number) =>
  z.string(`Enter ${what}.`).trim().min(1, `Enter ${what}.`).max(max, `Use at most ${max} characters.`)

export const countrySchema = z.string('Choose a country.').regex(/^[A-Z]{2}$/, 'Choose a country.')

export const addressSchema = z.object({
  name: line('the name of who receives it', 100),
  street: line('the street and number', 120),
  extra: z.string().trim().max(120, 'Use at most 120 characters.').default(''),
  postcode: line('the postcode', 20),
  city: line('the town', 80),
  country: countrySchema,
})

export type Address = z.infer<typeof addressSchema>

export const orderRef = z.object({ orderId: idSchema('order') })
export const sellerOrderRef = z.object({ sellerOrderId: idSchema('sellerOrder') })
