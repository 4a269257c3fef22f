import type { ListingView } from '@/lib/listings/schemas'

/** The range in which an item of this finish exists, when the definitions know it. */
export function wearNote({ details }: ListingView): string | undefined {
  const range = details.wearRange
  if (!Array.isArray(range)) return undefined
  const [low, high] = range.map(Number)
  if (low === undefined || high === undefined) return undefined
  return `This finish exists from ${low.toFixed(2)} to ${high.toFixed(2)}.`
}
