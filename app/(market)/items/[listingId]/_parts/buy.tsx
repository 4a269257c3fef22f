'use client'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { BuyBar, BuyPanel } from '@/components/market/buy-panel'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'
import { formatMoney } from '@/lib/kernel/money'
import type { ListingView } from '@/lib/listings/schemas'
import { buy } from '../actions'

type Props = { listing: ListingView; availableMinor: number | null }

const closed: Record<string, string> = {
  draft: 'This is your draft; nobody else sees it.',
  reserved:
    'Somebody is buying this item right now. If the deal does not come about, it returns to the market.',
  sold: 'This item has been sold.',
  delisted: 'The seller took this item off the market.',
  invalid: 'The item has left the seller’s Steam inventory, so the listing ended.',
}

export function Buy({ listing, availableMinor }: Props) {
  const { priceMinor, currency, referenceMinor } = listing
  const price = formatMoney(priceMinor, currency)
  const act = <Act listing={listing} availableMinor={availableMinor} />
  return (
    <>
      <BuyPanel
        priceMinor={priceMinor}
        currency={currency}
        referenceMinor={referenceMinor}
        lines={
          referenceMinor === null
            ? []
            : [
                { label: 'Reference, 7-day median', minor: referenceMinor },
                { label: 'This offer against it', minor: priceMinor - referenceMinor, signed: true },
                { label: 'Price', minor: priceMinor },
              ]
        }
        steps={[
          { when: 'Now', what: `${price} moves from your wallet into escrow.` },
          {
            when: 'Within 12 h',
            what: 'the seller gives the item to our bot. If not, you are refunded in full.',
          },
          { when: 'Then', what: 'the bot offers you the item. The seller is paid only when you have it.' },
        ]}
      >
        {act}
      </BuyPanel>
      {listing.state === 'active' && !listing.own && (
        <BuyBar priceMinor={priceMinor} currency={currency} referenceMinor={referenceMinor}>
          {act}
        </BuyBar>
      )}
    </>
  )
}

function Act({ listing, availableMinor }: Props) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const [problem, setProblem] = useState<string | null>(null)
  const [key] = useState(() => crypto.randomUUID())
  const { id, priceMinor, currency } = listing
  const price = formatMoney(priceMinor, currency)
  if (listing.dealId) {
    return (
      <LinkButton href={`/deals/${listing.dealId}`} variant="primary" size="lg" block>
        Go to your deal
      </LinkButton>
    )
  }
  if (listing.state !== 'active')
    return <Alert>{closed[listing.state] ?? 'This item is not for sale.'}</Alert>
  if (listing.own) {
    return (
      <LinkButton href="/sell" size="lg" block>
        Manage your listing
      </LinkButton>
    )
  }
  if (availableMinor === null) {
    return (
      <LinkButton href={`/sign-in?callbackUrl=/items/${id}`} variant="primary" size="lg" block>
        Sign in to buy
      </LinkButton>
    )
  }
  if (availableMinor < priceMinor) {
    const missing = formatMoney(priceMinor - availableMinor, currency)
    return (
      <Alert tone="warning">{`Your wallet holds ${formatMoney(availableMinor, currency)}, ${missing} too little.`}</Alert>
    )
  }
  const submit = () =>
    start(async () => {
      setProblem(null)
      const answer = await buy({ listingId: id, priceMinor, currency }, `${key}:${priceMinor}`)
      if (answer.ok) router.push(`/deals/${answer.value.dealId}`)
      else {
        setProblem(answer.problem.detail)
        router.refresh()
      }
    })
  return (
    <div className="flex flex-col gap-2">
      <Button variant="primary" size="lg" block onClick={submit} pending={pending}>
        {`Buy for ${price}`}
      </Button>
      {problem && (
        <Alert tone="negative" live>
          {problem}
        </Alert>
      )}
    </div>
  )
}
