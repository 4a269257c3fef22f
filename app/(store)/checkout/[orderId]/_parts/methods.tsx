import { StepCard } from '@/components/orders/step-card'
import { ActionForm } from '@/components/ui/action-form'
import { formatMoney } from '@/components/ui/format'
import { RadioGroup, RadioGroupItem } from '@/components/ui/radio-group'
import type { CheckoutView } from '@/lib/checkout/schemas'
import { pay } from '../actions'
import { Fills } from './fills'

export const payForm = 'pay'

type Way = CheckoutView['methods'][number]

function nameOf({ method, ok, cardMinor }: Way, currency: CheckoutView['currency']): string {
  if (method === 'wallet') return 'Wallet balance'
  if (method === 'card') return 'Card'
  return ok ? `${formatMoney(cardMinor, currency)} by card, the rest from your wallet` : 'Wallet and card'
}

/** Ways to pay in the order of offering; one that cannot pay says why, and what would let it. */
export function Methods({ view, step }: { view: CheckoutView; step: number }) {
  const { methods, currency, orderId, totalMinor } = view
  const best = methods.find(({ ok }) => ok)?.method
  return (
    <StepCard
      step={step}
      title="How you pay"
      note="Card data goes to the processor and never touches this server"
    >
      <ActionForm act={pay} id={payForm} label="Pay">
        <input type="hidden" name="orderId" value={orderId} />
        <input type="hidden" name="totalMinor" value={totalMinor} />
        <RadioGroup name="method" defaultValue={best} aria-label="How you pay">
          {methods.map((way) => (
            <RadioGroupItem key={way.method} value={way.method} disabled={!way.ok} card>
              <span className="min-w-0 flex-1">
                <span className="block font-medium">{nameOf(way, currency)}</span>
                <span className="block text-xs text-fg-3">{way.why}</span>
              </span>
              <span className="font-semibold whitespace-nowrap">
                {way.ok ? formatMoney(totalMinor, currency) : 'Not now'}
              </span>
            </RadioGroupItem>
          ))}
        </RadioGroup>
      </ActionForm>
      {view.fills.length > 0 && <Fills view={view} />}
    </StepCard>
  )
}
