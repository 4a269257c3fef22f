import type { ComponentProps } from 'react'
import { type ButtonVariants, buttonVariants } from './button-variants'
import { cn } from './cn'
import { Link } from './link'

type Props = ComponentProps<typeof Link> & ButtonVariants & { external?: boolean | undefined }

/** A link that looks like a button. `external` opens a new tab and gives nothing of ours away. */
export function LinkButton({ className, variant, size, block, external, ...props }: Props) {
  return (
    <Link
      data-slot="link-button"
      className={cn(buttonVariants({ variant, size, block }), className)}
      {...(external ? { target: '_blank', rel: 'noopener noreferrer', prefetch: false } : {})}
      {...props}
    />
  )
}
