import { LoaderCircle } from 'lucide-react'
import type { ComponentProps } from 'react'
import { type ButtonVariants, buttonVariants } from './button-variants'
import { cn } from './cn'

export type ButtonProps = ComponentProps<'button'> &
  ButtonVariants & {
    /** Shows a spinner and refuses presses, without changing the width of the words. */
    pending?: boolean | undefined
  }

export function Button({
  className,
  variant,
  size,
  block,
  pending,
  disabled,
  type = 'button',
  children,
  ...props
}: ButtonProps) {
  return (
    <button
      data-slot="button"
      type={type}
      disabled={disabled || pending}
      aria-busy={pending || undefined}
      className={cn(buttonVariants({ variant, size, block }), pending && 'cursor-progress', className)}
      {...props}
    >
      {pending && <LoaderCircle aria-hidden className="motion-safe:animate-spin" />}
      {children}
    </button>
  )
}
