import type { CartLineView } from '@/lib/checkout/schemas'
import { Field } from '../ui/field'
import { Input } from '../ui/input'

type Wish = Pick<CartLineView, 'giftTo' | 'giftMessage' | 'giftOn'>

const noWish: Wish = { giftTo: null, giftMessage: null, giftOn: null }

type Props = {
  /** What is mailed has an address and a day; what is sent by post has a name. */
  mailed: boolean
  wish?: Wish
  /** Today, as 2026-12-24. */
  today: string
  required?: boolean
  onMessage?: (text: string) => void
}

/** For whom a present is, what it says, and when it is mailed. */
export function GiftFields({ mailed, wish = noWish, today, required, onMessage }: Props) {
  return (
    <>
      <Field
        label={mailed ? 'Your friend’s e-mail or page' : 'Name of your friend'}
        name="giftTo"
        description={mailed ? 'An e-mail address, or the address of their page here.' : undefined}
      >
        <Input
          defaultValue={wish.giftTo ?? undefined}
          maxLength={200}
          autoComplete="off"
          required={required}
        />
      </Field>
      <Field label="Message (optional)" name="giftMessage">
        <Input
          defaultValue={wish.giftMessage ?? undefined}
          maxLength={300}
          autoComplete="off"
          {...(onMessage && { onChange: (event) => onMessage(event.currentTarget.value) })}
        />
      </Field>
      {mailed && (
        <Field label="On a day (optional)" name="giftOn" description="Left empty: at once.">
          <Input type="date" defaultValue={wish.giftOn ?? undefined} min={today} />
        </Field>
      )}
    </>
  )
}
