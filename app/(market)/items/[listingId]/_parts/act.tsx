'use client'
import { useRouter } from 'next/navigation'
import { lazy, Suspense, useState, useTransition } from 'react'
import { Alert, ProblemAlert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { formatMoney } from '@/components/ui/format'
import { LinkButton } from '@/components/ui/link-button'
import { Skeleton } from '@/components/ui/skeleton'
import type { ListingView } from '@/lib/listings/schemas'
import { buy } from '../actions'

const Manage = lazy(() => import('./manage').then((module) => ({ default: module.Manage })))

export type ActProps = { listing: ListingView; availableMinor: number | null }

const closed: Record<string, string> = {
  draft: 'This is your draft; nobody else sees it.',
  reserved:
    'Somebody is buying this item right now. If the deal does not come about, it returns to the market.',
  sold: 'This item has been sold.',
  delisted: 'The seller took this item off the market.',
  invalid: 'The item has left the seller’s Steam inventory, so the listing ended.',
}

/** The one thing this viewer can do with the listing, or why there is nothing to do. */
export function Act({ listing, availableMinor }: ActProps) {
  const { id, priceMinor, currency, state } = listing
  if (listing.dealId) {
    return (
      <LinkButton href={`/deals/${listing.dealId}`} variant="primary" size="lg" block>
        Go to your deal
      </LinkButton>
    )
  }
  if (listing.own && (state === 'active' || state === 'draft'))
    return (
      <Suspense fallback={<Skeleton className="h-16" />}>
        <Manage listing={listing} />
      </Suspense>
    )
  if (state !== 'active') return <Alert>{closed[state] ?? 'This item is not for sale.'}</Alert>
  if (availableMinor === null) {
    return (
      <LinkButton
        href={`/sign-in?callbackUrl=${encodeURIComponent(`/items/${id}`)}`}
        variant="primary"
        size="lg"
        block
      >
        Sign in to buy
      </LinkButton>
    )
  }
  if (availableMinor < priceMinor) {
    const missing = formatMoney(priceMinor - availableMinor, currency)
    return (
      <Alert tone="warning" title={`${missing} too little in your wallet`}>
        {`You can spend ${formatMoney(availableMinor, currency)}; the rest may be in escrow. In the cart you can also pay by card. `}
        <a className="link-quiet" href="/wallet">
          See your wallet
        </a>
      </Alert>
    )
  }
  return <BuyButton listing={listing} />
}

function BuyButton({ listing: { id, priceMinor, currency } }: { listing: ListingView }) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const [problem, setProblem] = useState<string | null>(null)
  const [key] = useState(() => crypto.randomUUID())
  const submit = () =>
    start(async () => {
      setProblem(null)
      const answer = await buy({ listingId: id, priceMinor, currency }, `${key}:${priceMinor}`).catch(
        () => null,
      )
      if (answer?.ok) return router.push(`/deals/${answer.value.dealId}`)
      setProblem(
        answer ? answer.problem.detail : 'Tradepost did not answer. Press again; nothing is paid twice.',
      )
      router.refresh()
    })
  return (
    <div className="flex flex-col gap-2">
      <Button variant="primary" size="lg" block onClick={submit} pending={pending}>
        {`Buy for ${formatMoney(priceMinor, currency)}`}
      </Button>
      <ProblemAlert text={problem} />
    </div>
  )
}
