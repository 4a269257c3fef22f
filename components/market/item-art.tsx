import type { CSSProperties, ReactNode } from 'react'
import { cn } from '../ui/cn'
import { rarityColor } from './rarity'

type Props = {
  src: string
  rarity: string
  /** Empty when the item's name stands beside the picture. */
  alt?: string
  /** True for what is seen first: loads at once and early. */
  priority?: boolean | undefined
  children?: ReactNode
  className?: string | undefined
  imageClassName?: string | undefined
}

/** The item on its stage, lit by its rarity. Size comes from the caller; children float above. */
export function ItemArt({ src, rarity, alt = '', priority, children, className, imageClassName }: Props) {
  return (
    <div
      data-slot="item-art"
      className={cn('stage grid place-items-center', className)}
      style={{ '--rar': rarityColor(rarity) } as CSSProperties}
    >
      {/* biome-ignore lint/performance/noImgElement: our own SVG needs no resizing */}
      <img
        src={src}
        alt={alt}
        width={328}
        height={200}
        loading={priority ? 'eager' : 'lazy'}
        fetchPriority={priority ? 'high' : 'auto'}
        decoding="async"
        className={cn('size-full min-h-0 object-contain', imageClassName)}
      />
      {children}
    </div>
  )
}
