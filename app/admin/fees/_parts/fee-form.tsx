import { categoryWords } from '@/components/goods/words'
import { ActionForm, SubmitButton } from '@/components/ui/action-form'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { currencies } from '@/lib/kernel/money'
import { setRule } from '../actions'

const all = (label: string) => ({ value: '', label })
const categories = Object.entries(categoryWords).map(([value, label]) => ({ value, label }))
const moneys = currencies.map((value) => ({ value, label: value }))

/** A rule for a seller, a category, both or all. The rule before it ends when this one begins. */
export const FeeForm = () => (
  <Card>
    <CardHeader title="Set a rule" />
    <CardContent>
      <ActionForm act={setRule} label="Set a rule" className="flex flex-col gap-3">
        <Field label="Id of the seller (optional)" name="sellerId">
          <Input autoComplete="off" placeholder="usr_…" />
        </Field>
        <Field label="Category" name="category">
          <Select options={[all('Every category'), ...categories]} />
        </Field>
        <Field label="Share in %" name="percent">
          <Input required inputMode="decimal" placeholder="5" />
        </Field>
        <Field label="At least (optional)" name="minimum" description="A minimum needs its currency.">
          <Input inputMode="decimal" placeholder="0.30" />
        </Field>
        <Field label="Currency" name="currency">
          <Select options={[all('Every currency'), ...moneys]} />
        </Field>
        <Field label="From (optional)" name="validFrom" description="A day in UTC; empty: from now on.">
          <Input type="date" />
        </Field>
        <Field label="Reason" name="reason">
          <Input required minLength={3} maxLength={500} />
        </Field>
        <SubmitButton variant="primary">Set the rule</SubmitButton>
      </ActionForm>
    </CardContent>
  </Card>
)
