import { cn } from './cn'
import { formatMoney } from './format'

type Props = {
  minor: number
  currency?: string
  /** Always shows + or −, and colours the sum as gain or loss. */
  signed?: boolean | undefined
  /** With `signed`: keep losses grey, as in a statement, where money out is no harm. */
  plainOut?: boolean | undefined
  className?: string | undefined
}

/** Minor units in, "€24.10" out. Negative sums carry a real minus sign. */
export function Money({ minor, currency = 'EUR', signed, plainOut, className }: Props) {
  const tone = signed && (minor > 0 ? 'text-positive' : minor < 0 && !plainOut ? 'text-negative' : '')
  return (
    <span data-slot="money" className={cn('whitespace-nowrap tabular-nums', tone, className)}>
      {formatMoney(minor, currency, signed)}
    </span>
  )
}
