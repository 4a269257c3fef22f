import { refuse } from '@/lib/kernel/errors'

/** What stands in front of buyers must be there and must reach somebody. */
export function demandSellable({ onHand, shipsTo }: { onHand: number; shipsTo: readonly string[] }): void {
  if (onHand === 0) {
    const sentence = 'Say how many you have first; there are none to sell.'
    refuse('no_stock', sentence, { status: 422, fields: { onHand: sentence } })
  }
  demandShipping(shipsTo)
}

export function demandShipping(shipsTo: readonly string[]): void {
  if (shipsTo.length > 0) return
  const sentence = 'Add a way of sending first, so that buyers know where it goes and what it costs.'
  refuse('no_shipping', sentence, { status: 422, fields: { shipping: sentence } })
}
