import { StepCard } from '@/components/orders/step-card'
import { ActionForm } from '@/components/ui/action-form'
import { formatMoney } from '@/components/ui/format'
import { RadioGroup, RadioGroupItem } from '@/components/ui/radio-group'
import type { CheckoutView } from '@/lib/checkout/schemas'
import { pay } from '../actions'

export const payForm = 'pay'

const names = { wallet: 'Wallet balance', wallet_and_card: 'Wallet, and the rest by card', card: 'Card' }

/** Ways to pay in the order of offering; one that cannot pay says why. */
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
          {methods.map(({ method, ok, why, walletMinor, cardMinor }) => (
            <RadioGroupItem key={method} value={method} disabled={!ok} card>
              <span className="min-w-0 flex-1">
                <span className="block font-medium">{names[method]}</span>
                <span className="block text-xs text-fg-3">
                  {why ||
                    (method === 'wallet_and_card'
                      ? `${formatMoney(walletMinor, currency)} from the wallet, ${formatMoney(cardMinor, currency)} by card.`
                      : '')}
                </span>
              </span>
              <span className="font-semibold">{ok ? formatMoney(totalMinor, currency) : 'Not now'}</span>
            </RadioGroupItem>
          ))}
        </RadioGroup>
      </ActionForm>
    </StepCard>
  )
}
