import { add } from '@/app/(store)/cart/actions'
import { BuyBar, BuyPanel } from '@/components/market/buy-panel'
import { AddToCart } from '@/components/orders/add-to-cart'
import { formatMoney } from '@/components/ui/format'
import type { ListingView } from '@/lib/listings/schemas'
import { Act, type ActProps } from './act'

/** How long each side has, in words: "12 h". */
export type Windows = { seller: string; buyer: string }

export function Buy({ listing, availableMinor, windows }: ActProps & { windows: Windows }) {
  const { priceMinor, currency, referenceMinor } = listing
  const price = formatMoney(priceMinor, currency)
  const forSale = listing.state === 'active' && !listing.own && !listing.dealId
  const short = availableMinor !== null && availableMinor < priceMinor
  return (
    <>
      <BuyPanel
        priceMinor={priceMinor}
        currency={currency}
        referenceMinor={referenceMinor}
        lines={linesOf(listing)}
        steps={[
          { when: 'Now', what: `${price} moves from your wallet into escrow.` },
          {
            when: `Within ${windows.seller}`,
            what: 'the seller gives the item to our bot. If not, you are refunded in full.',
          },
          {
            when: `Then, within ${windows.buyer},`,
            what: 'you take it from the bot on Steam. Only then is the seller paid; if you do not take it, the item goes back and so does your money.',
          },
        ]}
      >
        {referenceMinor === null && (
          <p className="text-xs leading-4.5 text-fg-3">
            No reference price: fewer than three of these were sold in the last seven days.
          </p>
        )}
        <Act listing={listing} availableMinor={availableMinor} />
        {forSale && <AddToCart add={add} kind="deal" subject={listing.id} primary={short} />}
      </BuyPanel>
      {forSale && (
        <BuyBar priceMinor={priceMinor} currency={currency} referenceMinor={referenceMinor}>
          {short ? (
            <AddToCart add={add} kind="deal" subject={listing.id} primary label="Add one to cart" />
          ) : (
            <Act listing={listing} availableMinor={availableMinor} />
          )}
        </BuyBar>
      )}
    </>
  )
}

/** Lines that add up to the price. Copies of these games do not differ, so the rest is the seller's choice. */
function linesOf({ priceMinor, referenceMinor }: ListingView) {
  if (referenceMinor === null) return []
  const rest = priceMinor - referenceMinor
  const side =
    rest < 0 ? 'The seller asks less' : rest > 0 ? 'The seller asks more' : 'The seller asks the same'
  return [
    { label: 'Reference, 7-day median', minor: referenceMinor },
    { label: side, minor: rest, signed: true },
    { label: 'Price, no fee for you', minor: priceMinor },
  ]
}
