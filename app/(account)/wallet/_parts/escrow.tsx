import { stateWords } from '@/app/(market)/deals/_parts/words'
import { Card, CardHeader } from '@/components/ui/card'
import { Countdown } from '@/components/ui/countdown'
import { Link } from '@/components/ui/link'
import { Money } from '@/components/ui/money'
import type { DealRow } from '@/lib/deals/schemas'
import type { WalletView } from '@/lib/ledger/schemas'

type Props = { wallet: WalletView; deals: DealRow[]; now: string }

/** What lies in escrow for this person, deal by deal; the sums add up to the one at the top. */
export function Escrow({ wallet, deals, now }: Props) {
  const byOrder = new Map(deals.map((deal) => [deal.orderId, deal]))
  return (
    <Card data-slot="escrow">
      <CardHeader title="In escrow">
        <Money
          minor={wallet.inEscrowMinor}
          currency={wallet.currency}
          className="text-base font-semibold text-fg-1"
        />
      </CardHeader>
      {wallet.escrow.length === 0 ? (
        <p className="px-4 py-3.5 text-xs text-fg-3">
          When you buy, your money waits here until the item has arrived, or comes back.
        </p>
      ) : (
        <ul aria-label="In escrow">
          {wallet.escrow.map(({ orderId, title, amountMinor }) => (
            <li
              key={orderId}
              className="relative flex items-center gap-3 border-b px-4 py-3 last:border-b-0 hover:bg-surface-2"
            >
              <Waiting deal={byOrder.get(orderId)} title={title} now={now} />
              <Money minor={amountMinor} currency={wallet.currency} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function Waiting({ deal, title, now }: { deal: DealRow | undefined; title: string; now: string }) {
  if (!deal) return <span className="min-w-0 flex-1 truncate font-medium">{title}</span>
  return (
    <span className="min-w-0 flex-1">
      <Link href={`/deals/${deal.id}`} className="block truncate font-medium after:absolute after:inset-0">
        {deal.item.name}
      </Link>
      <span className={deal.yourMove ? 'text-xs text-accent-text' : 'text-xs text-fg-3'}>
        {stateWords(deal).text}
        {deal.dueAt && (
          <>
            , <Countdown until={deal.dueAt} now={now} /> left
          </>
        )}
      </span>
    </span>
  )
}
