import { Handshake, Lock, Zap } from 'lucide-react'
import { cn } from '../ui/cn'
import type { Delivery } from './item-view'

const icons = { instant: Zap, hold: Lock, peer: Handshake }

export function DeliveryNote({ delivery, className }: { delivery: Delivery; className?: string }) {
  const Icon = icons[delivery.kind]
  return (
    <span className={cn('inline-flex shrink-0 items-center gap-1 text-xs text-fg-3', className)}>
      <Icon aria-hidden className="size-3.5" />
      {delivery.label}
    </span>
  )
}
