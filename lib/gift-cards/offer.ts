import { refuse } from '@/lib/kernel/errors'
import { type Currency, formatMoney } from '@/lib/kernel/money'
import { leastMinor, mostMinor } from './schemas'

/** A gift card as a line of an order. Refuses an amount that no card is sold for. */
export function giftCardOffer(amountMinor: number, currency: Currency) {
  const money = (minor: number) => formatMoney(minor, currency)
  if (!Number.isSafeInteger(amountMinor) || amountMinor < leastMinor || amountMinor > mostMinor) {
    const sentence = `A gift card is worth ${money(leastMinor)} to ${money(mostMinor)}.`
    refuse('gift_card_amount', sentence, { status: 400, fields: { amountMinor: sentence } })
  }
  return {
    kind: 'code' as const,
    title: `Gift card of ${money(amountMinor)}`,
    unitMinor: amountMinor,
    currency,
  }
}
