import { X } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn'
import { Link } from './link'

const chipClass =
  'inline-flex h-7 shrink-0 items-center gap-1.5 rounded-full border border-border-2 px-2.5 text-xs font-medium whitespace-nowrap text-fg-2 hover:bg-surface-2 hover:text-fg-1 aria-pressed:border-border-3 aria-pressed:bg-surface-3 aria-pressed:text-fg-1 [&_svg]:size-3 [&_svg]:text-fg-3'
const onClass = 'border-border-3 bg-surface-3 text-fg-1'

/** Pressable tag: give `aria-pressed` when it switches something on and off. */
export function Chip({ className, ...props }: ComponentProps<'button'>) {
  return <button type="button" data-slot="chip" className={cn(chipClass, className)} {...props} />
}

type LinkProps = {
  href: string
  children: ReactNode
  /** An applied filter: drawn filled, with an x; following the link takes it away. */
  remove?: boolean | undefined
  className?: string | undefined
}

export function ChipLink({ href, children, remove, className }: LinkProps) {
  return (
    <Link href={href} scroll={false} data-slot="chip" className={cn(chipClass, remove && onClass, className)}>
      {remove && <span className="sr-only">Remove filter </span>}
      {children}
      {remove && <X aria-hidden />}
    </Link>
  )
}
