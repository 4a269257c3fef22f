import { ActionForm, SubmitButton } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { CopyId } from '@/components/ui/copy-id'
import { Field } from '@/components/ui/field'
import { formatMoney } from '@/components/ui/format'
import { Input } from '@/components/ui/input'
import { Money } from '@/components/ui/money'
import type { CheckoutView } from '@/lib/checkout/schemas'
import { saveCoupons } from '../actions'
import { payForm } from './methods'

/** What it costs, line by line, and the one act of the page. */
export function Summary({ view }: { view: CheckoutView }) {
  const { currency, totalMinor, state, sent, address, orderId } = view
  const rows = [
    { label: 'Things', minor: view.grossMinor },
    { label: 'Coupons', minor: -view.discountMinor },
    { label: 'Sending', minor: view.shippingMinor },
  ].filter(({ minor }) => minor !== 0)
  return (
    <>
      <Card>
        <CardHeader title="Summary">
          <CopyId label="Order" value={orderId} className="max-w-full min-w-0" />
        </CardHeader>
        <CardContent className="flex flex-col gap-3">
          <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-2">
            {rows.map(({ label, minor }) => (
              <div key={label} className="contents">
                <dt className="text-fg-2">{label}</dt>
                <dd className="text-right">
                  <Money minor={minor} currency={currency} />
                </dd>
              </div>
            ))}
            <dt className="text-fg-3">Tax in it</dt>
            <dd className="text-right text-fg-3">
              <Money minor={view.taxMinor} currency={currency} />
            </dd>
            <dt className="border-t pt-3 text-base font-semibold">You pay</dt>
            <dd className="border-t pt-3 text-right text-2xl leading-none font-semibold tracking-tight">
              <Money minor={totalMinor} currency={currency} />
            </dd>
          </dl>
          {state === 'draft' && (
            <>
              <Button
                form={payForm}
                type="submit"
                variant="primary"
                size="lg"
                block
                disabled={sent && !address}
              >
                Pay {formatMoney(totalMinor, currency)}
              </Button>
              <p className="text-center text-xs text-fg-3">
                {sent && !address ? 'Say where it goes first.' : 'Pressing twice pays once.'}
              </p>
            </>
          )}
        </CardContent>
      </Card>
      {state === 'draft' && <Coupons view={view} />}
    </>
  )
}

function Coupons({ view: { orderId, coupons } }: { view: CheckoutView }) {
  return (
    <Card>
      <CardContent>
        <ActionForm act={saveCoupons} label="Coupon" className="flex flex-wrap items-end gap-2">
          <input type="hidden" name="orderId" value={orderId} />
          {coupons.map((code) => (
            <div key={code} className="flex basis-full items-center justify-between gap-2">
              <input type="hidden" name="coupon" value={code} />
              <span className="num-mono text-xs">{code}</span>
              <SubmitButton variant="ghost" size="sm" name="drop" value={code}>
                Take off
              </SubmitButton>
            </div>
          ))}
          <Field label="Coupon" name="code" className="min-w-0 flex-1">
            <Input autoComplete="off" maxLength={40} />
          </Field>
          <SubmitButton>Apply</SubmitButton>
        </ActionForm>
      </CardContent>
    </Card>
  )
}
