import { cn } from './cn'

export function Separator({ vertical, className }: { vertical?: boolean; className?: string }) {
  return (
    <hr
      data-slot="separator"
      aria-orientation={vertical ? 'vertical' : 'horizontal'}
      className={cn('shrink-0 border-0 bg-border-1', vertical ? 'h-full w-px' : 'h-px w-full', className)}
    />
  )
}
