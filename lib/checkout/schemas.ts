import { z } from 'zod'
import { idSchema } from '@/lib/kernel/ids'
import { currencySchema } from '@/lib/kernel/money'
import { addressSchema, lineKindSchema, orderRef, sellerOrderRef } from '@/lib/orders/schemas'

export const mostLines = 100

const quantitySchema = z.coerce
  .number('Enter a quantity.')
  .int('A quantity is a whole number.')
  .min(1, 'A quantity is at least 1.')
  .max(999, 'Order at most 999 of one thing.')

/** Who a cart belongs to when nobody is signed in: what `POST /cart/lines` answered. */
const cartToken = z
  .string()
  .regex(/^[\w-]{20,60}$/, 'This cart is not known.')
  .optional()

export const cartRef = z.object({ token: cartToken })

const gift = {
  /** Who gets it: an e-mail address or somebody's page here for what is mailed, a name for what is sent. Empty: nobody else. */
  giftTo: z.string().trim().max(200, 'Use at most 200 characters.').optional(),
  giftMessage: z
    .string()
    .trim()
    .max(300, 'Use at most 300 characters.')
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'A message is one paragraph of plain text.')
    .optional(),
  /** The day on which it is mailed, within a year; left out: at once. */
  giftOn: z
    .string()
    .trim()
    .regex(/^(?:\d{4}-\d{2}-\d{2})?$/, 'Enter a day like 2026-12-24.')
    .optional(),
}

export const addLineInput = cartRef.extend({
  kind: lineKindSchema,
  subject: z.string('Say what.').min(1, 'Say what.').max(100),
  quantity: quantitySchema.default(1),
  ...gift,
})

const lineId = idSchema('cartLine')

export const changeLineInput = cartRef.extend({
  lineId,
  quantity: quantitySchema.optional(),
  /** Kept for another day, or back among what is bought next. */
  saved: z.boolean().optional(),
  ...gift,
})

export const lineInput = cartRef.extend({ lineId })

const minor = z.number().int()

/** A sum that a buyer saw. */
const seen = z
  .number('Say the sum you saw.')
  .int('A sum has at most two decimals.')
  .min(0, 'A sum is not below zero.')

export const cartLineView = z.object({
  lineId: z.string(),
  kind: lineKindSchema,
  subject: z.string(),
  title: z.string(),
  category: z.string(),
  /** Null: Tradepost itself. */
  sellerName: z.string().nullable(),
  quantity: z.number().int(),
  unitMinor: minor,
  currency: currencySchema,
  available: z.number().int(),
  /** Why it cannot be bought as it stands here. */
  problem: z.string().nullable(),
  /** The price when it was put here, when that has changed. */
  wasMinor: minor.nullable(),
  saved: z.boolean(),
  sent: z.boolean(),
  /** As it was typed; `giftName` is what the person is called. */
  giftTo: z.string().nullable(),
  giftName: z.string().nullable(),
  giftMessage: z.string().nullable(),
  giftOn: z.string().nullable(),
  /** How a present of it reaches a friend. */
  present: z.object({ gift: z.enum(['mailed', 'sent', 'never']), words: z.string() }),
  href: z.string(),
})

export type CartLineView = z.infer<typeof cartLineView>

export const cartView = z.object({
  lines: z.array(cartLineView),
  /** What is in the cart and can be bought, by currency: each is an order of its own. */
  sums: z.array(z.object({ currency: currencySchema, totalMinor: minor, pieces: z.number().int() })),
})

export type CartView = z.infer<typeof cartView>

export const cartAnswer = z.object({
  lineId: z.string(),
  /** For a browser that had no cart: its key, said only now. */
  token: z.string().nullable(),
})

const couponCodes = z.array(z.string().trim().min(1).max(40)).max(10, 'Use at most 10 codes.')

/** Name of the chosen way of sending, by the id of the seller. */
const sendings = z.record(z.string().max(60), z.string().max(80))

export const startInput = z.object({ currency: currencySchema.default('EUR') })

export const updateInput = orderRef.extend({
  address: addressSchema.optional(),
  sendings: sendings.optional(),
  coupons: couponCodes.optional(),
})

export const methodSchema = z.enum(['wallet', 'wallet_and_card', 'card'], 'This way to pay is not known.')

export const payInput = orderRef.extend({
  method: methodSchema,
  /** The sum the buyer saw; another one is refused. */
  totalMinor: seen,
})

export const payAnswer = z.object({
  orderId: z.string(),
  state: z.enum(['paid', 'pending']),
  /** A pending payment goes on at its hosted page: `POST /payments/:paymentId/page`. */
  paymentId: z.string(),
})

export const buyInput = z.object({
  currency: currencySchema.default('EUR'),
  lines: z
    .array(
      z.object({
        kind: lineKindSchema,
        subject: z.string().min(1).max(100),
        quantity: quantitySchema.default(1),
        /** The price the buyer saw; another one is refused. */
        unitMinor: seen,
        ...gift,
      }),
    )
    .min(1, 'Buy at least one thing.')
    .max(mostLines, `An order has at most ${mostLines} lines.`),
  method: methodSchema,
  address: addressSchema.optional(),
  sendings: sendings.default({}),
  coupons: couponCodes.default([]),
  /** What the buyer expects to pay in all; left out: whatever the lines come to. */
  totalMinor: seen.optional(),
})

export type BuyInput = z.infer<typeof buyInput>

export const startAnswer = z.object({ orderId: z.string(), reservedUntil: z.string() })

export const checkoutView = z.object({
  orderId: z.string(),
  state: z.string(),
  currency: currencySchema,
  /** Until then its prices and its stock are the buyer's. */
  reservedUntil: z.string().nullable(),
  lines: z.array(
    z.object({
      line: z.number().int(),
      kind: lineKindSchema,
      title: z.string(),
      quantity: z.number().int(),
      totalMinor: minor,
      giftTo: z.string().nullable(),
      giftMessage: z.string().nullable(),
      giftOn: z.string().nullable(),
    }),
  ),
  grossMinor: minor,
  discountMinor: minor,
  shippingMinor: minor,
  /** Part of the total, or on top of the prices where they are shown without it. */
  taxMinor: minor,
  totalMinor: minor,
  address: addressSchema.nullable(),
  /** Whether anything is sent by post. */
  sent: z.boolean(),
  sendings: z.array(
    z.object({
      sellerId: z.string(),
      sellerName: z.string(),
      options: z.array(z.object({ name: z.string(), priceMinor: minor })),
      chosen: z.string().nullable(),
    }),
  ),
  coupons: z.array(z.string()),
  /** In the order in which they are offered; those that cannot pay say why. */
  methods: z.array(
    z.object({
      method: methodSchema,
      ok: z.boolean(),
      why: z.string(),
      walletMinor: minor,
      cardMinor: minor,
    }),
  ),
  /** What would fill the wallet when it is short, in the order in which they are offered; those that cannot say why. */
  fills: z.array(
    z.object({
      way: z.enum(['gift_card', 'top_up']),
      ok: z.boolean(),
      why: z.string(),
      /** What it would have to bring. */
      amountMinor: minor,
    }),
  ),
  /** What the wallet lacks to pay all of it; 0 when it can, or may not. */
  shortMinor: minor,
  /** The payment under way, or the one that paid. */
  paymentId: z.string().nullable(),
})

export type CheckoutView = z.infer<typeof checkoutView>

const words = (most: number) =>
  z
    .string('Say why, in a few words.')
    .trim()
    .min(3, 'Say why, in a few words.')
    .max(most, `Use at most ${most.toLocaleString('en')} characters.`)

export const shipInput = sellerOrderRef.extend({
  carrier: z.string().trim().max(40, 'Use at most 40 characters.').optional(),
  tracking: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9 -]{0,60}$/, 'A number has letters and digits only.')
    .optional(),
})

export const reasonOnSale = sellerOrderRef.extend({ reason: words(1_000) })

export const askRefundInput = reasonOnSale.extend({
  /** Number of the line; left out: everything of this seller. */
  line: z.coerce.number().int().min(1).max(mostLines).optional(),
  /** Left out: all that is left of it. */
  amountMinor: z.number().int().min(1, 'An amount is above zero.').optional(),
})

export const refundRef = z.object({ refundId: idSchema('refund') })
export const refundAnswer = refundRef.extend({ state: z.enum(['granted', 'asked']), sentence: z.string() })
export const decideRefundInput = refundRef.extend({ grant: z.boolean(), answer: words(1_000) })

export const disputeRef = z.object({ disputeId: idSchema('dispute') })
export const evidenceInput = disputeRef.extend({ text: words(4_000) })
export const decideDisputeInput = disputeRef.extend({
  buyerGetsMinor: z.number('Enter an amount.').int().min(0, 'An amount is not below zero.'),
  answer: words(1_000),
})

/** A top-up as a line of an order. */
export const creditLine = (amountMinor: number, currency: z.infer<typeof currencySchema>) => ({
  kind: 'credit' as const,
  subject: `${currency}${amountMinor}`,
  unitMinor: amountMinor,
})
