import { eq, type InferSelectModel } from 'drizzle-orm'
import { giftCard } from '@/db/schema/gift-cards'
import { seal, unseal } from '@/lib/kernel/crypto'
import type { Tx } from '@/lib/kernel/db'
import { notFound } from '@/lib/kernel/errors'
import { type Currency, currencySchema } from '@/lib/kernel/money'
import { hashOfCode, last4Of, newCode } from './code'

export type CardRow = InferSelectModel<typeof giftCard>

/** A new code for a card, as its columns have it. */
export function codeColumns(cardId: string) {
  const code = newCode()
  return { codeHash: hashOfCode(code), last4: last4Of(code), sealed: seal(code, contextOf(cardId)) }
}

export const openCode = (cardId: string, sealed: string): string => unseal(sealed, contextOf(cardId))

const contextOf = (cardId: string) => `gift card ${cardId}`

export const currencyOf = ({ currency }: Pick<CardRow, 'currency'>): Currency =>
  currencySchema.parse(currency)

export const roomsOf = ({ buyerId, recipientId }: Pick<CardRow, 'buyerId' | 'recipientId'>): string[] =>
  [...new Set([buyerId, recipientId])].flatMap((id) => (id ? [`user:${id}`] : []))

/** The card's row, locked until the transaction ends. */
export async function lockCard(tx: Tx, cardId: string): Promise<CardRow> {
  const [row] = await tx.select().from(giftCard).where(eq(giftCard.id, cardId)).for('update')
  if (!row) notFound('gift card')
  return row
}
