import { GiftCodeInput } from '@/components/gift-cards/code-input'
import { ActionForm, SubmitButton } from '@/components/ui/action-form'
import { Field } from '@/components/ui/field'
import { formatMoney } from '@/components/ui/format'
import { Input } from '@/components/ui/input'
import type { CheckoutView } from '@/lib/checkout/schemas'
import { currencyDigits } from '@/lib/kernel/amount'
import { redeem, topUp } from '../actions'

type Props = { view: CheckoutView }

/** What fills a wallet that is too short for this order, without leaving it. */
export function Fills({ view: { fills, shortMinor, currency } }: Props) {
  return (
    <section aria-label="Fill your wallet" className="mt-5 flex flex-col gap-4 border-t pt-4">
      <h3 className="text-sm font-medium">
        Your wallet is {formatMoney(shortMinor, currency)} short of paying it all
      </h3>
      {fills.map(({ way, ok, why, amountMinor }) => (
        <div key={way} className="flex flex-col gap-1.5">
          {way === 'gift_card' ? (
            <ActionForm act={redeem} label="Gift card" className="flex flex-wrap items-end gap-2">
              <input type="hidden" name="currency" value={currency} />
              <Field label="Redeem a gift card" name="code" className="min-w-0 flex-1 basis-48">
                <GiftCodeInput />
              </Field>
              <SubmitButton>Redeem</SubmitButton>
            </ActionForm>
          ) : (
            <ActionForm act={topUp} label="Top up" className="flex flex-wrap items-end gap-2">
              <input type="hidden" name="currency" value={currency} />
              <Field label={`Top up, in ${currency}`} name="amount" className="min-w-0 flex-1 basis-48">
                <Input
                  required
                  disabled={!ok}
                  inputMode="decimal"
                  autoComplete="off"
                  defaultValue={plain(amountMinor, currency)}
                />
              </Field>
              <SubmitButton disabled={!ok}>Top up</SubmitButton>
            </ActionForm>
          )}
          <p className="text-xs text-fg-3">{why}</p>
        </div>
      ))}
    </section>
  )
}

/** As somebody would type it. */
const plain = (minor: number, currency: CheckoutView['currency']): string => {
  const digits = currencyDigits(currency)
  return (minor / 10 ** digits).toFixed(digits)
}
