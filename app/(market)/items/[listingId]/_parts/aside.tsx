import { Bot, ShieldCheck, Timer } from 'lucide-react'
import { FactList } from '@/components/market/fact-list'
import { Avatar } from '@/components/ui/avatar'
import { Card } from '@/components/ui/card'
import { env } from '@/lib/kernel/env'
import type { ListingView } from '@/lib/listings/schemas'
import { Buy } from './buy'

type Props = { listing: ListingView; availableMinor: number | null }

const month = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })

const spanWords = (seconds: number) =>
  seconds >= 3_600 ? `${Math.round(seconds / 3_600)} h` : `${Math.max(1, Math.round(seconds / 60))} min`

export function Aside({ listing, availableMinor }: Props) {
  const { seller } = listing
  const { DEAL_SELLER_WINDOW_S, DEAL_BUYER_WINDOW_S } = env()
  return (
    <>
      <Buy
        listing={listing}
        availableMinor={availableMinor}
        windows={{ seller: spanWords(DEAL_SELLER_WINDOW_S), buyer: spanWords(DEAL_BUYER_WINDOW_S) }}
      />
      <Card aria-label="Seller" className="flex flex-col gap-3 p-4">
        <div className="flex items-center gap-3">
          <Avatar name={seller.name} src={seller.avatarUrl ?? undefined} />
          <div className="min-w-0">
            <p className="truncate font-semibold">{listing.own ? `${seller.name} (you)` : seller.name}</p>
            <p className="text-xs text-fg-3">{`Trades here since ${month.format(new Date(seller.since))}`}</p>
          </div>
        </div>
        <FactList facts={[{ label: 'Items sold here', value: seller.sold.toLocaleString('en-GB') }]} />
      </Card>
      <Card aria-label="Delivery" className="p-4">
        <FactList
          facts={[
            { icon: <Timer aria-hidden />, label: 'Trade hold', value: 'None for this game' },
            { icon: <ShieldCheck aria-hidden />, label: 'Protection', value: 'Escrow until it is yours' },
            { icon: <Bot aria-hidden />, label: 'Delivered by', value: 'Our bot, two trades' },
          ]}
        />
      </Card>
    </>
  )
}
