import { Badge } from '@/components/ui/badge'
import { CopyId } from '@/components/ui/copy-id'
import type { AdminCaseView } from '@/lib/deals/schemas'
import { legOf, tradeStateOf } from './facts'

/** The trade offers of a deal with what Steam last answered, the newest first. */
export function Trades({ trades }: { trades: AdminCaseView['trades'] }) {
  if (trades.length === 0) return <p className="text-xs text-fg-3">No trade offer has been asked for yet.</p>
  return (
    <ul aria-label="Trade offers" className="flex flex-col gap-2">
      {trades.toReversed().map((trade) => (
        <li key={trade.id} className="text-xs">
          <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <span className="font-medium">{legOf(trade)}</span>
            <span className="text-fg-3">{trade.botName}</span>
            {trade.offerId && <CopyId label="Steam offer" value={trade.offerId} bare />}
            <Badge tone={trade.state === 'exchanged' ? 'neutral' : 'line'} className="ml-auto">
              {tradeStateOf(trade)}
            </Badge>
          </div>
          {(trade.sentence || trade.lastError) && (
            <p className="text-fg-3">
              {trade.sentence ?? `Last answer after ${trade.tries} tries: ${trade.lastError}`}
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}
