import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { Money } from '../ui/money'
import { Sparkline } from '../ui/sparkline'
import { Stat, StatStrip } from '../ui/stat'

type Props = {
  currency?: string
  availableMinor: number
  escrowMinor: number
  /** "2 deals, next release 24 Nov". */
  escrowHint: string
  /** Balance over time, oldest first, in minor units. */
  history?: number[] | undefined
  historyHint?: string | undefined
  /** More tiles at the end. */
  children?: ReactNode
}

export function BalanceTiles(props: Props) {
  const { currency = 'EUR', availableMinor, escrowMinor, escrowHint, history, historyHint, children } = props
  const drawn = history && history.length > 1
  return (
    <StatStrip
      label="Balances"
      className="mb-4 sm:grid-cols-[2fr_1fr] sm:has-[>:nth-child(3)]:grid-cols-[2fr_1fr_1fr]"
    >
      <Stat
        size="hero"
        label="Available"
        value={<Money minor={availableMinor} currency={currency} />}
        hint="Spend it anywhere on Tradepost"
        className="px-5 py-4"
        chart={
          drawn && (
            <>
              <Sparkline
                points={history}
                width={300}
                height={56}
                tone="accent"
                stepped
                className="h-14 w-full"
              />
              <span className="text-xs text-fg-3">{historyHint}</span>
            </>
          )
        }
      />
      <Stat
        label={
          <>
            <Lock aria-hidden /> Held in escrow
          </>
        }
        value={<Money minor={escrowMinor} currency={currency} />}
        hint={escrowHint}
        className="justify-between px-5 py-4"
      />
      {children}
    </StatStrip>
  )
}
