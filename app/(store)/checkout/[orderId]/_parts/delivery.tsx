import { StepCard } from '@/components/orders/step-card'
import { ActionForm, SubmitButton } from '@/components/ui/action-form'
import { Alert } from '@/components/ui/alert'
import { Field } from '@/components/ui/field'
import { formatMoney } from '@/components/ui/format'
import { Input } from '@/components/ui/input'
import { RadioGroup, RadioGroupItem } from '@/components/ui/radio-group'
import { Select } from '@/components/ui/select'
import type { CheckoutView } from '@/lib/checkout/schemas'
import { countries } from '@/lib/kernel/countries'
import { saveDelivery } from '../actions'

/** Where it goes, and how each seller sends it. */
export function Delivery({ view }: { view: CheckoutView }) {
  const { address, sendings, orderId, currency } = view
  return (
    <StepCard step={2} done={address !== null} title="Where it goes">
      <ActionForm act={saveDelivery} className="grid gap-3 sm:grid-cols-2" label="Address">
        <input type="hidden" name="orderId" value={orderId} />
        <Field label="Name" name="name">
          <Input autoComplete="name" defaultValue={address?.name} required />
        </Field>
        <Field label="Street and number" name="street">
          <Input autoComplete="address-line1" defaultValue={address?.street} required />
        </Field>
        <Field label="Floor, company (optional)" name="extra">
          <Input autoComplete="address-line2" defaultValue={address?.extra} />
        </Field>
        <div className="grid grid-cols-[110px_minmax(0,1fr)] gap-3">
          <Field label="Postcode" name="postcode">
            <Input autoComplete="postal-code" defaultValue={address?.postcode} required />
          </Field>
          <Field label="Town" name="city">
            <Input autoComplete="address-level2" defaultValue={address?.city} required />
          </Field>
        </div>
        <Field label="Country" name="country">
          <Select options={countries()} defaultValue={address?.country ?? 'DE'} />
        </Field>
        <div className="flex flex-col gap-3 sm:col-span-2">
          {sendings.map(({ sellerId, sellerName, options, chosen }) => (
            <fieldset key={sellerId}>
              <legend className="mb-1.5 text-xs font-medium text-fg-2">How {sellerName} sends it</legend>
              {options.length === 0 ? (
                <Alert tone="warning">{sellerName} does not send all of this to that country.</Alert>
              ) : (
                <RadioGroup
                  name={`sending:${sellerId}`}
                  defaultValue={chosen ?? undefined}
                  aria-label={`Sending, ${sellerName}`}
                >
                  {options.map(({ name, priceMinor }) => (
                    <RadioGroupItem key={name} value={name} card>
                      <span className="flex-1">{name}</span>
                      <span className="font-semibold">{formatMoney(priceMinor, currency)}</span>
                    </RadioGroupItem>
                  ))}
                </RadioGroup>
              )}
            </fieldset>
          ))}
        </div>
        <div className="sm:col-span-2">
          <SubmitButton variant={address ? 'default' : 'primary'}>
            {address ? 'Change' : 'Send it here'}
          </SubmitButton>
        </div>
      </ActionForm>
    </StepCard>
  )
}
