import {
  Book,
  Box,
  Cpu,
  Disc3,
  Gamepad2,
  Headphones,
  Joystick,
  Keyboard,
  type LucideIcon,
  Rabbit,
  Shirt,
  WalletCards,
} from 'lucide-react'
import type { CSSProperties } from 'react'
import type { GoodsCategory } from '@/lib/goods/schemas'
import { cn } from '../ui/cn'
import { categoryWords } from './words'

/** What stands for goods without a picture: the sign of their category on a stage in its light. */
const looks: Record<GoodsCategory, { Icon: LucideIcon; light: string }> = {
  consoles: { Icon: Joystick, light: 'oklch(0.62 0.13 262)' },
  controllers: { Icon: Gamepad2, light: 'oklch(0.62 0.13 298)' },
  computers: { Icon: Cpu, light: 'oklch(0.62 0.11 200)' },
  keyboards_mice: { Icon: Keyboard, light: 'oklch(0.62 0.11 226)' },
  headsets: { Icon: Headphones, light: 'oklch(0.62 0.12 328)' },
  games: { Icon: Disc3, light: 'oklch(0.62 0.12 282)' },
  cards: { Icon: WalletCards, light: 'oklch(0.66 0.1 96)' },
  figures: { Icon: Rabbit, light: 'oklch(0.64 0.11 172)' },
  clothing: { Icon: Shirt, light: 'oklch(0.62 0.12 12)' },
  books: { Icon: Book, light: 'oklch(0.62 0.1 60)' },
  other: { Icon: Box, light: 'oklch(0.6 0.02 260)' },
}

/** Size comes from the caller. */
export function GoodsArt({ category, className }: { category: GoodsCategory; className?: string }) {
  const { Icon, light } = looks[category]
  return (
    <div
      data-slot="goods-art"
      className={cn('stage grid place-items-center', className)}
      style={{ '--rar': light } as CSSProperties}
    >
      <Icon
        aria-hidden
        strokeWidth={1}
        className="h-1/2 max-h-28 w-auto text-fg-3"
        style={{ color: `color-mix(in oklch, ${light} 55%, var(--text-2))` }}
      />
      <span className="sr-only">{categoryWords[category]}, no picture</span>
    </div>
  )
}
