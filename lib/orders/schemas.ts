import { z } from 'zod'
import { idSchema } from '@/lib/kernel/ids'
import { currencySchema } from '@/lib/kernel/money'

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

export const messageInput = sellerOrderRef.extend({
  text: z
    .string('Write something.')
    .trim()
    .min(1, 'Write something.')
    .max(2_000, 'Use at most 2,000 characters.'),
})

const minor = z.number().int()
const when = z.string().nullable()

const amountsView = {
  grossMinor: minor,
  discountMinor: minor,
  taxMinor: minor,
  shippingMinor: minor,
  totalMinor: minor,
  refundedMinor: minor,
}

const party = z.object({ id: z.string(), name: z.string() })

export const lineView = z.object({
  line: z.number().int(),
  kind: lineKindSchema,
  subject: z.string(),
  title: z.string(),
  quantity: z.number().int(),
  unitMinor: minor,
  totalMinor: minor,
  refundedMinor: minor,
  state: z.string(),
  fulfilledBy: z.string().nullable(),
  /** Name or e-mail address of who gets it. */
  giftTo: z.string().nullable(),
  giftMessage: z.string().nullable(),
  /** The day on which it is mailed; null: at once. */
  giftOn: z.string().nullable(),
})

export const stepView = z.object({
  at: z.string(),
  event: z.string(),
  to: z.string(),
  who: z.enum(['you', 'buyer', 'seller', 'tradepost']),
  title: z.string(),
  text: z.string(),
})

export type StepView = z.infer<typeof stepView>

const refundView = z.object({
  id: z.string(),
  state: z.string(),
  line: z.number().int().nullable(),
  amountMinor: minor,
  reason: z.string(),
  answer: z.string().nullable(),
  at: z.string(),
})

const fileView = z.object({ id: z.string(), at: z.string(), author: z.string(), name: z.string() })

const disputeView = z.object({
  id: z.string(),
  kind: z.enum(['buyer', 'card']),
  state: z.string(),
  reason: z.string(),
  buyerGetsMinor: minor.nullable(),
  answer: z.string().nullable(),
  at: z.string(),
  evidence: z.array(z.object({ at: z.string(), author: z.string(), text: z.string() })),
  /** For the parties and admins; each at `/api/evidence/:id`. */
  files: z.array(fileView),
})

export const saleView = z.object({
  id: z.string(),
  orderId: z.string(),
  state: z.string(),
  /** Who looks. */
  role: z.enum(['buyer', 'seller', 'staff']),
  buyer: party,
  /** Null: Tradepost itself. */
  seller: party.nullable(),
  currency: currencySchema,
  ...amountsView,
  lines: z.array(lineView),
  /** For those who send and receive it. */
  address: addressSchema.nullable(),
  shipping: z.string().nullable(),
  carrier: z.string().nullable(),
  tracking: z.string().nullable(),
  trackingUrl: z.string().nullable(),
  /** It moves on by itself then. */
  dueAt: when,
  /** What may be done now by who looks. */
  acts: z.array(z.enum(['ship', 'confirm', 'cancel', 'refund', 'dispute', 'withdraw_dispute', 'evidence'])),
  refunds: z.array(refundView),
  disputes: z.array(disputeView),
  messages: z.array(z.object({ at: z.string(), author: z.string(), mine: z.boolean(), text: z.string() })),
  timeline: z.array(stepView),
  createdAt: z.string(),
})

export type SaleView = z.infer<typeof saleView>

export const orderView = z.object({
  id: z.string(),
  state: z.string(),
  currency: currencySchema,
  ...amountsView,
  method: z.string().nullable(),
  reservedUntil: when,
  paidAt: when,
  address: addressSchema.nullable(),
  coupons: z.array(z.string()),
  /** Id of the payment that is under way or was made. */
  sales: z.array(saleView),
  timeline: z.array(stepView),
  createdAt: z.string(),
})

export type OrderView = z.infer<typeof orderView>

export const orderShows = ['all', 'open', 'ended'] as const

export const orderListInput = z.object({
  show: z.enum(orderShows).default('all'),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})

export const orderRowView = z.object({
  id: z.string(),
  state: z.string(),
  title: z.string(),
  /** The seller of a purchase, the buyer of a sale. */
  otherName: z.string(),
  pieces: z.number().int(),
  totalMinor: minor,
  currency: currencySchema,
  createdAt: z.string(),
})

export type OrderRowView = z.infer<typeof orderRowView>

export const orderListView = z.object({ items: z.array(orderRowView), nextCursor: z.string().nullable() })

export const queueInput = orderListInput.omit({ show: true })

export const refundQueueView = z.object({
  items: z.array(
    refundView.extend({
      sellerOrderId: z.string(),
      title: z.string(),
      buyerName: z.string(),
      sellerName: z.string(),
      currency: currencySchema,
    }),
  ),
  nextCursor: z.string().nullable(),
})

export const disputeQueueView = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['buyer', 'card']),
      state: z.string(),
      reason: z.string(),
      at: z.string(),
      sellerOrderId: z.string(),
      title: z.string(),
      buyerName: z.string(),
      sellerName: z.string(),
      totalMinor: minor,
      currency: currencySchema,
      /** For admins; each at `/api/evidence/:id`. */
      files: z.array(fileView),
    }),
  ),
  nextCursor: z.string().nullable(),
})
