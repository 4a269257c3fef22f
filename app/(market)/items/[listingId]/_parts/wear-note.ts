import type { ListingView } from '@/lib/listings/schemas'

const tierOnly = 'Steam tells the tier of this item, not its exact wear.'

/** What is known beyond the tier: the range in which an item of this finish exists, when the definitions know it. */
export function wearNote({ details, exterior }: ListingView): string | undefined {
  const range = details.wearRange
  if (!Array.isArray(range)) return exterior ? tierOnly : undefined
  const [low, high] = range.map(Number)
  if (low === undefined || high === undefined) return undefined
  return `This finish exists from ${low.toFixed(2)} to ${high.toFixed(2)}.`
}
