import { Clock } from 'lucide-react'
import { CompareTable } from '@/components/admin/compare-table'
import { ItemArt } from '@/components/market/item-art'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { CopyId } from '@/components/ui/copy-id'
import { Countdown } from '@/components/ui/countdown'
import { Money } from '@/components/ui/money'
import { Time } from '@/components/ui/time'
import type { AdminCaseView, DealView } from '@/lib/deals/schemas'
import { stateBadges } from '../../_parts/words'
import { Acts } from './acts'
import { factRows } from './facts'
import { Trades } from './trades'
import { Voices } from './voices'

type Props = { deal: DealView; found: AdminCaseView; now: string; mayAct: boolean }

/** One deal as an admin decides on it: facts side by side, what people said, the rule, the acts. */
export function Case({ deal, found, now, mayAct }: Props) {
  return (
    <Card aria-label="The case" data-slot="case">
      <header className="flex min-h-12 flex-wrap items-center gap-x-2.5 gap-y-1 border-b px-4 py-1.5">
        <h2 className="text-base">{deal.next.title}</h2>
        <Due deal={deal} now={now} />
        <CopyId label="Deal" value={deal.id} bare className="sm:ml-auto" />
      </header>
      <ItemLine deal={deal} />
      <CompareTable
        label="What the deal says and what was found"
        expected="By the deal"
        found="Ledger and Steam"
        rows={factRows(deal, found)}
      />
      <div className="flex flex-col gap-4 border-t p-4">
        <Trades trades={found.trades} />
        <Voices notes={deal.notes} now={now} />
      </div>
      {mayAct ? (
        <Acts key={deal.id} deal={deal} />
      ) : (
        <p className="border-t px-4 py-3 text-xs text-fg-3">You may look; an admin acts on deals.</p>
      )}
    </Card>
  )
}

function Due({ deal, now }: { deal: DealView; now: string }) {
  const { dueAt } = deal.next
  const { text, tone } = stateBadges[deal.state]
  if (!dueAt) return <Badge tone={tone}>{text}</Badge>
  if (Date.parse(dueAt) < Date.parse(now))
    return (
      <Badge tone="warning">
        <Clock aria-hidden /> Due <Time at={dueAt} now={now} />
      </Badge>
    )
  return (
    <>
      <Badge tone={tone}>{text}</Badge>
      <span className="text-xs text-fg-3">
        <Countdown until={dueAt} now={now} /> left
      </span>
    </>
  )
}

const moneyWords = {
  escrow: { text: 'Held in escrow', className: 'text-accent-text' },
  buyer: { text: 'Back with the buyer', className: 'text-fg-3' },
  seller: { text: 'Paid to the seller', className: 'text-fg-3' },
}

function ItemLine({ deal: { item, priceMinor, currency, money, buyer, seller } }: { deal: DealView }) {
  const { text, className } = moneyWords[money]
  return (
    <div className="flex flex-wrap items-center gap-x-3.5 gap-y-2 border-b p-4">
      <ItemArt
        src={item.artSrc}
        rarity={item.rarity}
        priority
        className="h-14 w-28 shrink-0 rounded-md p-1.5"
      />
      <div className="min-w-0 flex-1">
        <p className="line-clamp-2 text-base font-medium">{item.name}</p>
        <p className="text-xs text-fg-2">
          {item.exterior ?? item.rarity}
          {item.wear !== null && (
            <>
              , float <span className="num-mono">{item.wear.toFixed(4)}</span>
            </>
          )}
          {item.paintSeed !== null && (
            <>
              , seed <span className="num-mono">{item.paintSeed}</span>
            </>
          )}
        </p>
        <p className="text-xs text-fg-3">
          {buyer.name} buys from {seller.name}
        </p>
      </div>
      <p className="text-right max-sm:w-full max-sm:text-left">
        <Money minor={priceMinor} currency={currency} className="block text-base font-semibold" />
        <span className={`text-xs ${className}`}>{text}</span>
      </p>
    </div>
  )
}
