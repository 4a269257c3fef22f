import type { CartLineView } from '@/lib/checkout/schemas'
import { ActionForm, type FormAct, SubmitButton } from '../ui/action-form'
import { Alert } from '../ui/alert'
import { Field } from '../ui/field'
import { formatMoney } from '../ui/format'
import { Input } from '../ui/input'
import { Link } from '../ui/link'
import { Money } from '../ui/money'

type Props = { line: CartLineView; change: FormAct }

/** One thing in the cart: what it is, how many, and what became of its price. */
export function CartRow({ line, change }: Props) {
  const { title, href, sellerName, quantity, unitMinor, currency, saved, problem, wasMinor } = line
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1">
        <div className="min-w-0">
          <Link href={href} className="font-medium text-fg-1 wrap-anywhere">
            {title}
          </Link>
          <p className="text-xs text-fg-3">
            From {sellerName ?? 'Tradepost'}
            {line.giftTo ? `, a gift for ${line.giftTo}` : ''}
          </p>
        </div>
        <div className="text-right">
          <Money minor={unitMinor * quantity} currency={currency} className="font-semibold" />
          {quantity > 1 && <p className="text-xs text-fg-3">{formatMoney(unitMinor, currency)} each</p>}
        </div>
      </div>
      {wasMinor !== null && (
        <Alert tone="warning">
          The price was {formatMoney(wasMinor, currency)} when you put it here.
          {saved ? '' : ' Press “Update” to go on with the new one.'}
        </Alert>
      )}
      {problem && <Alert tone="warning">{problem}</Alert>}
      <ActionForm act={change} label={title} className="flex flex-wrap items-end gap-2">
        <input type="hidden" name="lineId" value={line.lineId} />
        {!saved && (
          <>
            <Field label="How many" className="w-20">
              <Input
                name="quantity"
                type="number"
                min={1}
                max={999}
                defaultValue={quantity}
                inputMode="numeric"
              />
            </Field>
            <SubmitButton>Update</SubmitButton>
          </>
        )}
        <SubmitButton variant="ghost" name="act" value={saved ? 'take' : 'save'}>
          {saved ? 'Back to the cart' : 'Keep for later'}
        </SubmitButton>
        <SubmitButton variant="ghost" name="act" value="remove">
          Remove
        </SubmitButton>
      </ActionForm>
    </div>
  )
}
