'use client'
import { ShoppingCart } from 'lucide-react'
import { useState } from 'react'
import { GiftFields } from '@/components/orders/gift-fields'
import { ActionForm, SubmitButton } from '@/components/ui/action-form'
import { Field } from '@/components/ui/field'
import { formatMoney } from '@/components/ui/format'
import { Input } from '@/components/ui/input'
import { RadioGroup, RadioGroupItem } from '@/components/ui/radio-group'
import { leastMinor, mostMinor } from '@/lib/gift-cards/schemas'
import { type Currency, parseMoney } from '@/lib/kernel/amount'
import { give } from '../actions'
import { CardFace } from './card-face'

const chips = [2_500, 5_000, 10_000, 20_000]

type Props = { currency: Currency; friend: { id: string; name: string } | null; today: string }

/** How much, for whom and with which words; beside it the card as it will arrive. */
export function GiftCardForm({ currency, friend, today }: Props) {
  const [chip, setChip] = useState(String(chips[1]))
  const [own, setOwn] = useState('')
  const [message, setMessage] = useState('')
  const money = (minor: number) => formatMoney(minor, currency)
  const amountMinor = own.trim() ? parseMoney(own, currency) : Number(chip)
  const fits = amountMinor !== null && amountMinor >= leastMinor && amountMinor <= mostMinor
  return (
    <ActionForm
      act={give}
      label="Gift card"
      className="grid items-start gap-x-8 gap-y-5 md:grid-cols-[minmax(0,1fr)_minmax(0,340px)]"
    >
      <div className="flex min-w-0 flex-col gap-4">
        <input type="hidden" name="currency" value={currency} />
        <fieldset className="flex min-w-0 flex-col gap-1.5">
          <legend className="mb-1.5 text-xs font-medium text-fg-2">How much</legend>
          <RadioGroup
            name="amountMinor"
            defaultValue={chip}
            onValueChange={(value) => {
              setChip(value)
              setOwn('')
            }}
            aria-label="How much"
            className="grid grid-cols-2 sm:grid-cols-4"
          >
            {chips.map((minor) => (
              <RadioGroupItem key={minor} value={String(minor)} card className="px-3 py-2.5">
                <span className="font-semibold tabular-nums">{money(minor)}</span>
              </RadioGroupItem>
            ))}
          </RadioGroup>
        </fieldset>
        <Field
          label="Another amount (optional)"
          name="own"
          description={`From ${money(leastMinor)} to ${money(mostMinor)}. It counts instead of the above.`}
        >
          <Input
            value={own}
            onChange={(event) => setOwn(event.currentTarget.value)}
            inputMode="decimal"
            autoComplete="off"
          />
        </Field>
        {friend && <p className="text-fg-2">It goes to {friend.name}, as soon as you have paid.</p>}
        <GiftFields
          mailed
          today={today}
          wish={{ giftTo: friend?.id ?? null, giftMessage: null, giftOn: null }}
          onMessage={setMessage}
        />
        <p className="text-xs text-fg-3">
          Without a friend the code is shown to you, once, at your gift cards. Pay by card or from your
          wallet.
        </p>
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <CardFace
          amount={amountMinor !== null && fits ? money(amountMinor) : '—'}
          message={message}
          to={friend?.name ?? null}
        />
        <SubmitButton variant="primary" size="lg" block>
          <ShoppingCart aria-hidden /> Add to cart
        </SubmitButton>
      </div>
    </ActionForm>
  )
}
