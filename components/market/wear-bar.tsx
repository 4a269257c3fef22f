import { cn } from '../ui/cn'
import { cs2Wear, type WearTier, wearTierOf } from './wear'

type Props = {
  /** 0 (new) to 1. */
  wear: number
  tiers?: WearTier[]
  /** The item page's size, with the key beneath. */
  big?: boolean | undefined
  className?: string | undefined
}

export function WearBar({ wear, tiers = cs2Wear, big, className }: Props) {
  const here = wearTierOf(wear, tiers)
  const columns = { gridTemplateColumns: tiers.map((tier) => `${(tier.to - tier.from) * 100}fr`).join(' ') }
  return (
    <div data-slot="wear-bar" className={className}>
      <div
        role="img"
        aria-label={`Wear ${wear.toFixed(4)}, ${here.name}`}
        className={cn('relative', big ? 'pt-2.5' : 'pt-[7px]')}
      >
        <div className={cn('grid gap-0.5', big ? 'h-2' : 'h-1')} style={columns}>
          {tiers.map((tier) => (
            <i
              key={tier.code}
              className={cn(
                'rounded-[1px] first:rounded-l-[2px] last:rounded-r-[2px]',
                tier !== here && 'opacity-42',
              )}
              style={{ background: tier.color }}
            />
          ))}
        </div>
        <Pin at={wear} big={big} />
      </div>
      {big && <Key tiers={tiers} here={here} columns={columns} />}
    </div>
  )
}

function Pin({ at, big }: { at: number; big?: boolean | undefined }) {
  return (
    <svg
      viewBox="0 0 10 20"
      aria-hidden="true"
      className={cn('absolute top-0 -translate-x-1/2', big ? 'h-5 w-2.5' : 'h-3.5 w-[7px]')}
      style={{ left: `${Math.min(1, Math.max(0, at)) * 100}%` }}
    >
      <path d="M0 0H10L5 8ZM4.2 6H5.800V20H4.200Z" fill="var(--text-1)" />
    </svg>
  )
}

function Key({ tiers, here, columns }: { tiers: WearTier[]; here: WearTier; columns: React.CSSProperties }) {
  return (
    <div
      aria-hidden
      className="mt-1 grid gap-0.5 font-mono text-2xs font-medium tracking-tight text-fg-3"
      style={columns}
    >
      {tiers.map((tier) => (
        <span key={tier.code} className={cn('whitespace-nowrap', tier === here && 'text-fg-1')}>
          {tier.code}
          {tier === here && tier.to - tier.from > 0.2 && (
            <span className="hidden sm:inline">{` ${tier.from.toFixed(2)}-${tier.to.toFixed(2)}`}</span>
          )}
        </span>
      ))}
    </div>
  )
}
