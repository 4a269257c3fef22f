import { z } from 'zod'
import { idSchema } from '@/lib/kernel/ids'
import { currencySchema } from '@/lib/kernel/money'

/** From 10.00 to 500.00; yen, which have no minor unit, from 1,000 to 50,000. */
export const leastMinor = 1_000
export const mostMinor = 50_000

export const recipientSchema = z.discriminatedUnion('kind', [
  /** The code is shown to the buyer, once. */
  z.object({ kind: z.literal('self') }),
  z.object({ kind: z.literal('email'), email: z.email('Enter an e-mail address.').max(254).toLowerCase() }),
  z.object({ kind: z.literal('person'), personId: idSchema('user') }),
])

export type Recipient = z.infer<typeof recipientSchema>

const messageSchema = z
  .string()
  .trim()
  .max(300, 'A message has at most 300 characters.')
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'A message is one paragraph of plain text.')

/** As it was mailed: spaces, hyphens and case do not matter. */
const codeSchema = z
  .string('Enter the code.')
  .trim()
  .min(1, 'Enter the code.')
  .max(60, 'This is too long for a code.')

export const codeInput = z.object({ code: codeSchema })

export const redeemInput = codeInput.extend({
  /** The wallet it is wanted in; a card of another currency is refused. Left out: that of the card. */
  currency: currencySchema.optional(),
})

export const cardRef = z.object({ giftCardId: idSchema('giftCard') })

export const checkedView = z.object({
  amountMinor: z.number().int(),
  /** Also the currency of the wallet it goes to: nothing is exchanged. */
  currency: currencySchema,
  last4: z.string(),
})

export const redeemedView = checkedView.extend({
  giftCardId: z.string(),
  postingId: z.string(),
  /** Of the wallet of this currency, afterwards. */
  availableMinor: z.number().int(),
})

export const shownCodeView = z.object({ code: z.string() })

export const renewInput = cardRef.extend({
  /** Where it goes now; left out: where it went before. Only for a card that was sent to an address. */
  email: z.email('Enter an e-mail address.').max(254).toLowerCase().optional(),
})

/** What a line of an order says of the card it is for. */
export const giftCardWishSchema = z.object({
  recipient: recipientSchema,
  message: messageSchema.nullable().default(null),
  /** Within a year; null: at once. */
  deliverAt: z.iso.datetime({ offset: true, error: 'Enter a date and time.' }).nullable().default(null),
})

export const grantInput = giftCardWishSchema.extend({
  amountMinor: z
    .number('Enter an amount.')
    .int('An amount has at most two decimals.')
    .min(leastMinor, 'A gift card is worth at least 10.00.')
    .max(mostMinor, 'A gift card is worth at most 500.00.'),
  currency: currencySchema.default('EUR'),
  reason: z
    .string()
    .trim()
    .min(3, 'Say why, in a few words.')
    .max(500, 'Keep the reason under 500 characters.'),
})

export const giftCardView = z.object({
  id: z.string(),
  /** What the viewer has to do with it. */
  role: z.enum(['bought', 'received']),
  last4: z.string(),
  amountMinor: z.number().int(),
  currency: currencySchema,
  state: z.enum(['issued', 'redeemed', 'void']),
  recipient: z.enum(['self', 'email', 'person']),
  /** Where it was sent; the buyer alone is told. */
  recipientEmail: z.string().nullable(),
  message: z.string().nullable(),
  deliverAt: z.string(),
  deliveredAt: z.string().nullable(),
  redeemedAt: z.string().nullable(),
  /** Whether the viewer can have its code shown, once. */
  canShow: z.boolean(),
  orderId: z.string().nullable(),
  createdAt: z.string(),
})

export type GiftCardView = z.infer<typeof giftCardView>

export const myCardsInput = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

export const myCardsView = z.object({ items: z.array(giftCardView), nextCursor: z.string().nullable() })
