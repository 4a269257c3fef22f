import { cva, type VariantProps } from 'class-variance-authority'

export const buttonVariants = cva(
  'inline-flex shrink-0 items-center justify-center gap-2 rounded-md border border-transparent font-medium whitespace-nowrap select-none transition-colors duration-(--duration-fast) ease-out [&_svg]:size-4 [&_svg]:shrink-0 disabled:cursor-not-allowed disabled:border-border-2 disabled:bg-surface-1 disabled:text-fg-3 disabled:shadow-none aria-disabled:cursor-not-allowed',
  {
    variants: {
      variant: {
        default: 'border-border-2 bg-control text-fg-1 shadow-1 hover:not-disabled:bg-surface-3',
        primary:
          'bg-accent-fill font-semibold text-on-accent hover:not-disabled:bg-accent-fill-hover [&_[data-slot=kbd]]:border-on-accent/40 [&_[data-slot=kbd]]:bg-transparent [&_[data-slot=kbd]]:text-on-accent',
        ghost:
          'text-fg-2 hover:not-disabled:bg-surface-2 hover:not-disabled:text-fg-1 disabled:border-transparent disabled:bg-transparent',
        danger:
          'border-[color-mix(in_oklab,var(--negative)_42%,var(--border-2))] text-negative hover:not-disabled:bg-negative-soft',
        link: 'text-fg-2 link-quiet',
      },
      size: {
        default: 'h-9 px-3.5 text-sm leading-none',
        sm: 'h-7 gap-1.5 rounded-sm px-2.5 text-xs leading-none [&_svg]:size-3.5',
        lg: 'h-11 px-5 text-base leading-none',
        icon: 'size-9 p-0',
        'icon-sm': 'size-7 rounded-sm p-0 [&_svg]:size-3.5',
      },
      block: { true: 'w-full' },
    },
    compoundVariants: [{ variant: 'link', className: 'h-auto px-0 py-1' }],
    defaultVariants: { variant: 'default', size: 'default' },
  },
)

export type ButtonVariants = VariantProps<typeof buttonVariants>
