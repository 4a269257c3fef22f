import { GiftNote } from '@/components/orders/gift-note'
import { StepCard } from '@/components/orders/step-card'
import { Money } from '@/components/ui/money'
import type { CheckoutView } from '@/lib/checkout/schemas'

export function Things({ view: { lines, currency } }: { view: CheckoutView }) {
  return (
    <StepCard step={1} done title="What you buy">
      <ul className="divide-y">
        {lines.map(({ line, title, quantity, totalMinor, ...gift }) => (
          <li key={line} className="flex items-baseline justify-between gap-4 py-2.5 first:pt-0 last:pb-0">
            <div className="min-w-0 wrap-anywhere">
              {quantity > 1 ? `${quantity} × ${title}` : title}
              <GiftNote gift={gift} />
            </div>
            <Money minor={totalMinor} currency={currency} className="font-semibold" />
          </li>
        ))}
      </ul>
    </StepCard>
  )
}
