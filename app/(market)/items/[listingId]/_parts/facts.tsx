import { CopyId } from '@/components/ui/copy-id'
import { formatMoney } from '@/components/ui/format'
import type { ListingView } from '@/lib/listings/schemas'

interface Fact {
  label: string
  value: React.ReactNode
}

const day = 86_400_000

/** What is known of this copy and of its kind. What the game does not tell is left out. */
export function factsOf(listing: ListingView, now: Date): Fact[] {
  const { details, wearer, category, paintSeed, assetId } = listing
  const known: (Fact | false)[] = [
    wearer !== null && { label: listing.appId === 570 ? 'Hero' : 'Class', value: wearer },
    { label: 'Kind', value: category },
    paintSeed !== null && { label: 'Pattern seed', value: <span className="num-mono">{paintSeed}</span> },
    typeof details.collection === 'string' && { label: 'Collection', value: details.collection },
    { label: 'Offers of this kind', value: offersOf(listing) },
    { label: 'Sales in 30 days', value: salesSince(listing, now, 30).toLocaleString('en-GB') },
    { label: 'Asset', value: <CopyId label="Asset" bare value={assetId} /> },
  ]
  return known.filter((fact): fact is Fact => fact !== false)
}

function offersOf({ offersOfKind, closest, currency }: ListingView): string {
  if (offersOfKind === 0) return 'Only this one'
  const lowest = Math.min(...closest.map(({ priceMinor }) => priceMinor))
  const others = `${offersOfKind.toLocaleString('en-GB')} more`
  return closest.length < offersOfKind ? others : `${others}, from ${formatMoney(lowest, currency)}`
}

export const salesSince = ({ history }: ListingView, now: Date, days: number): number =>
  history
    .filter(({ day: at }) => now.getTime() - Date.parse(at) <= days * day)
    .reduce((sum, { sales }) => sum + sales, 0)
