import { and, eq } from 'drizzle-orm'
import { giftCard } from '@/db/schema/gift-cards'
import { refuse } from '@/lib/kernel/errors'
import type { Ctx } from '@/lib/kernel/handler'
import { newId } from '@/lib/kernel/ids'
import { begin, move } from '@/lib/kernel/machine'
import { type Currency, formatMoney } from '@/lib/kernel/money'
import { type Account, escrow, post } from '@/lib/ledger'
import type { PostingKind } from '@/lib/ledger/schemas'
import { type CardRow, codeColumns, currencyOf, roomsOf } from './card'
import { giftCardDue } from './events'
import type { Recipient } from './schemas'
import { giftCardMachine } from './states'

export interface NewGiftCard {
  orderId: string
  line: number
  /** Which of several cards of this line, from 1. */
  unit?: number
  amountMinor: number
  currency: Currency
  buyerId: string
  recipient: Recipient
  message?: string | null
  /** When it is sent; left out: at once. */
  deliverAt?: Date | null
}

/** Makes a card of money in the order's escrow. The same line and unit again is the same card. */
export async function issueGiftCard(ctx: Ctx, card: NewGiftCard): Promise<{ giftCardId: string }> {
  const { orderId, line, unit = 1, ...rest } = card
  const from = { account: escrow(orderId), kind: 'purchase' as const, subject: orderId }
  const giftCardId = await mintCard(ctx, { ...rest, orderId, line, unit }, from)
  return { giftCardId: giftCardId ?? (await idOf(ctx, orderId, line, unit)) }
}

type Minted = Omit<NewGiftCard, 'orderId' | 'line' | 'unit'> & Pick<CardRow, 'orderId' | 'line' | 'unit'>

interface Source {
  account: Account
  kind: PostingKind
  subject: string
}

/** Writes a card, moves its money under its id, and has it sent when its time has come. Null: there is one already. */
export async function mintCard(ctx: Ctx, card: Minted, from: Source): Promise<string | null> {
  const { amountMinor, currency, buyerId, recipient, message, deliverAt, orderId, line, unit } = card
  const id = newId('giftCard')
  const [row] = await ctx.tx
    .insert(giftCard)
    .values({
      id,
      ...codeColumns(id),
      amountMinor,
      currency,
      buyerId,
      recipientKind: recipient.kind,
      recipientEmail: recipient.kind === 'email' ? recipient.email : null,
      recipientId: recipient.kind === 'person' ? recipient.personId : null,
      message: message || null,
      deliverAt: deliverAt ?? ctx.now,
      orderId,
      line,
      unit,
      state: 'issued',
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
    .onConflictDoNothing({ target: [giftCard.orderId, giftCard.line, giftCard.unit] })
    .returning()
  if (!row) return null
  await post(ctx, {
    key: `giftCards.issue:${id}`,
    kind: from.kind,
    currency,
    legs: [
      { account: from.account, amountMinor: -amountMinor },
      { account: escrow(id), amountMinor },
    ],
    memo: { title: `Gift card of ${formatMoney(amountMinor, currency)}`, subject: from.subject },
  })
  await begin(ctx, giftCardMachine, id, { data: { amountMinor, currency }, rooms: [`user:${buyerId}`] })
  await sendDue(ctx, row)
  return id
}

/** Orders the delivery of a card whose time has come, once. Its buyer's own card is not sent anywhere. */
export async function sendDue(
  ctx: Ctx,
  { id, recipientKind, recipientId, deliverAt }: CardRow,
): Promise<void> {
  if (recipientKind === 'self' || deliverAt > ctx.now) return
  await ctx.tx.update(giftCard).set({ toldAt: ctx.now }).where(eq(giftCard.id, id))
  // Not told of it before: a present is a surprise.
  const rooms = recipientId ? [`user:${recipientId}`] : []
  await ctx.emit(giftCardDue, { aggregate: id, payload: { giftCardId: id }, rooms })
}

async function idOf({ tx }: Ctx, orderId: string, line: number, unit: number): Promise<string> {
  const [row] = await tx
    .select({ id: giftCard.id })
    .from(giftCard)
    .where(and(eq(giftCard.orderId, orderId), eq(giftCard.line, line), eq(giftCard.unit, unit)))
  return row?.id ?? ''
}

/**
 * For a refund: the cards of a line are worth nothing any more, and their money is in the order's escrow again. All of
 * them or none: refuses `gift_card_redeemed` when one was spent. Twice is once. Answers what came back.
 */
export async function voidGiftCard(
  ctx: Ctx,
  { orderId, line }: { orderId: string; line: number },
): Promise<{ voidedMinor: number }> {
  const cards = await ctx.tx
    .select()
    .from(giftCard)
    .where(and(eq(giftCard.orderId, orderId), eq(giftCard.line, line)))
    .orderBy(giftCard.id)
    .for('update')
  if (cards.some(({ state }) => state === 'redeemed'))
    refuse('gift_card_redeemed', 'This gift card was redeemed, so it cannot be refunded.')
  let voidedMinor = 0
  for (const card of cards.filter(({ state }) => state === 'issued')) {
    const { id, amountMinor } = card
    await post(ctx, {
      key: `giftCards.void:${id}`,
      kind: 'refund',
      currency: currencyOf(card),
      legs: [
        { account: escrow(id), amountMinor: -amountMinor },
        { account: escrow(orderId), amountMinor },
      ],
      memo: { title: 'Gift card taken back', subject: orderId },
    })
    await move(ctx, giftCardMachine, giftCard, card, 'cancel', {
      set: { sealed: null },
      rooms: roomsOf(card),
    })
    voidedMinor += amountMinor
  }
  return { voidedMinor }
}
