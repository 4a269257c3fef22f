import { cva, type VariantProps } from 'class-variance-authority'
import type { ComponentProps } from 'react'
import { cn } from './cn'

const badgeVariants = cva(
  'inline-flex h-5 shrink-0 items-center gap-1.5 rounded-sm px-[7px] text-2xs leading-none font-medium tracking-normal whitespace-nowrap [&_svg]:size-3',
  {
    variants: {
      tone: {
        neutral: 'bg-surface-3 text-fg-2',
        accent: 'bg-accent-soft text-accent-text',
        positive: 'bg-positive-soft text-positive',
        negative: 'bg-negative-soft text-negative',
        info: 'bg-info-soft text-info',
        warning: 'bg-warning-soft text-warning',
        line: 'border border-border-2 text-fg-3',
      },
    },
    defaultVariants: { tone: 'neutral' },
  },
)

export type BadgeTone = NonNullable<VariantProps<typeof badgeVariants>['tone']>

/** A state in one or two words. Never clickable: that would be a chip. */
export function Badge({
  className,
  tone,
  ...props
}: ComponentProps<'span'> & { tone?: BadgeTone | undefined }) {
  return <span data-slot="badge" className={cn(badgeVariants({ tone }), className)} {...props} />
}
