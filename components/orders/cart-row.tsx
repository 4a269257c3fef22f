import { Gift as GiftIcon } from 'lucide-react'
import type { CartLineView } from '@/lib/checkout/schemas'
import { ActionForm, type FormAct, SubmitButton } from '../ui/action-form'
import { Alert } from '../ui/alert'
import { Field } from '../ui/field'
import { formatMoney } from '../ui/format'
import { Input } from '../ui/input'
import { Link } from '../ui/link'
import { Money } from '../ui/money'
import { GiftFields } from './gift-fields'
import { GiftNote } from './gift-note'

type Props = { line: CartLineView; change: FormAct; today: string }

/** One thing in the cart: what it is, how many, and what became of its price. */
export function CartRow({ line, change, today }: Props) {
  const { title, href, sellerName, quantity, unitMinor, currency, saved, problem, wasMinor } = line
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1">
        <div className="min-w-0">
          <Link href={href} className="font-medium text-fg-1 wrap-anywhere">
            {title}
          </Link>
          <p className="text-xs text-fg-3">From {sellerName ?? 'Tradepost'}</p>
          <GiftNote gift={{ ...line, giftTo: line.giftName }} />
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
      {!saved && line.present.gift !== 'never' && <Gift line={line} change={change} today={today} />}
    </div>
  )
}

function Gift({ line, change, today }: Props) {
  const given = line.giftTo !== null
  const title = given ? 'Change the gift' : 'Give it to a friend'
  return (
    <details>
      <summary className="inline-flex min-h-7 cursor-pointer items-center gap-2 text-fg-2 hover:text-fg-1">
        <GiftIcon aria-hidden className="size-4" /> {title}
      </summary>
      <ActionForm
        act={change}
        label={`${title}: ${line.title}`}
        className="mt-2 grid items-start gap-3 sm:grid-cols-2"
      >
        <input type="hidden" name="lineId" value={line.lineId} />
        <GiftFields mailed={line.present.gift === 'mailed'} wish={line} today={today} required />
        <p className="text-xs text-fg-3 sm:col-span-2">{line.present.words}</p>
        <div className="flex flex-wrap gap-2 sm:col-span-2">
          <SubmitButton name="act" value="give">
            {given ? 'Keep the change' : 'Make it a gift'}
          </SubmitButton>
          {given && (
            <SubmitButton variant="ghost" name="act" value="keep" formNoValidate>
              It is for me
            </SubmitButton>
          )}
        </div>
      </ActionForm>
    </details>
  )
}
