'use client'
import { useState } from 'react'
import { ProblemAlert } from '@/components/ui/alert'
import type { ListingView } from '@/lib/listings/schemas'
import { ListingActs } from '../../../_parts/listing-acts'

/** What the seller of the listing sees in place of the buy button. */
export function Manage({ listing }: { listing: ListingView }) {
  const [problem, setProblem] = useState<string | null>(null)
  return (
    <div className="flex flex-col gap-2.5">
      <p className="text-fg-2">
        {listing.state === 'draft'
          ? 'This is your draft; nobody else sees it.'
          : 'This is your offer. The item stays in your inventory until somebody buys it.'}
      </p>
      <ListingActs row={listing} onProblem={setProblem} />
      <ProblemAlert text={problem} />
    </div>
  )
}
