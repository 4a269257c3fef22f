import { cn } from '../ui/cn'
import { rarityColor } from './rarity'

/** Decorative: the rarity's word must be readable near it, or give `label`. */
export function RarityDiamond({
  rarity,
  label,
  className,
}: {
  rarity: string
  label?: boolean
  className?: string
}) {
  return (
    <>
      <span
        data-slot="rarity-diamond"
        aria-hidden
        className={cn('size-2 shrink-0 rotate-45 rounded-[2px]', className)}
        style={{ background: rarityColor(rarity) }}
      />
      {label && <span className="sr-only">{rarity}. </span>}
    </>
  )
}
