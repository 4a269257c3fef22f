import { cn } from '../ui/cn'
import { tierNamed } from './exterior'
import { cs2Wear } from './wear'

/** For items whose exact wear Steam does not tell: five equal tiers, the item's own lit, and no pin. */
export function ExteriorBar({ exterior, className }: { exterior: string; className?: string }) {
  const here = tierNamed(exterior)
  return (
    <div
      data-slot="exterior-bar"
      role="img"
      aria-label={`Exterior ${exterior}`}
      className={cn('grid h-1 grid-cols-5 gap-0.5', className)}
    >
      {cs2Wear.map((tier) => (
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
  )
}
