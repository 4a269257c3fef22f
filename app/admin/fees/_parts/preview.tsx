import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { CopyId } from '@/components/ui/copy-id'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Money } from '@/components/ui/money'
import { Select } from '@/components/ui/select'
import { type Currency, currencies } from '@/lib/kernel/money'

type Props = {
  asked: { seller: string; category: string; currency: Currency; price: string }
  answer: { feeMinor: number; currency: Currency; feeRuleId: string | null; sentence: string } | null
  categories: [string, string][]
}

/** What would be kept of a sale now, and by which rule. A plain form: the question stands in the address. */
export const Preview = ({ asked, answer, categories }: Props) => (
  <Card>
    <CardHeader title="What would be kept" />
    <CardContent>
      <form method="get" aria-label="Preview" className="flex flex-col gap-3">
        <Field label="Id of a seller (optional)" name="seller">
          <Input defaultValue={asked.seller} autoComplete="off" placeholder="usr_…" />
        </Field>
        <Field label="Category sold in" name="category">
          <Select
            options={categories.map(([value, label]) => ({ value, label }))}
            defaultValue={asked.category}
          />
        </Field>
        <Field label="The buyer pays" name="price">
          <Input required inputMode="decimal" defaultValue={asked.price} placeholder="100.00" />
        </Field>
        <Field label="In" name="currency">
          <Select
            options={currencies.map((value) => ({ value, label: value }))}
            defaultValue={asked.currency}
          />
        </Field>
        <Button type="submit">Look</Button>
      </form>
      <output className="mt-3 block text-xs">
        {answer ? (
          <>
            <Money minor={answer.feeMinor} currency={answer.currency} className="text-md font-semibold" />
            <span className="block text-fg-2">{answer.sentence}</span>
            {answer.feeRuleId ? (
              <CopyId label="Rule" value={answer.feeRuleId} bare />
            ) : (
              <span className="text-fg-3">No rule is set: this is the usual fee.</span>
            )}
          </>
        ) : (
          asked.price && (
            <span className="text-fg-2">Enter an amount like 12.50, and the id of a seller or nothing.</span>
          )
        )}
      </output>
    </CardContent>
  </Card>
)
