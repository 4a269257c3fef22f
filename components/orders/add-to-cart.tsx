import { ShoppingCart } from 'lucide-react'
import { ActionForm, type FormAct, SubmitButton } from '../ui/action-form'
import { Field } from '../ui/field'
import { Input } from '../ui/input'

type Props = {
  add: FormAct
  kind: string
  subject: string
  /** How many can be bought now; with 1 nobody is asked how many. */
  most?: number
  primary?: boolean
  /** Of the form, when a page has it twice. */
  label?: string
}

/** Puts one thing into the cart and goes there. */
export function AddToCart({ add, kind, subject, most = 1, primary, label = 'Add to cart' }: Props) {
  return (
    <ActionForm act={add} label={label} className="flex flex-wrap items-end gap-2">
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="subject" value={subject} />
      {most > 1 && (
        <Field label="How many" className="w-20">
          <Input
            name="quantity"
            type="number"
            min={1}
            max={Math.min(most, 999)}
            defaultValue={1}
            inputMode="numeric"
          />
        </Field>
      )}
      <SubmitButton variant={primary ? 'primary' : 'default'} className="flex-1">
        <ShoppingCart aria-hidden />
        Add to cart
      </SubmitButton>
    </ActionForm>
  )
}
