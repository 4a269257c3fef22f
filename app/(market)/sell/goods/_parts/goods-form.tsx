'use client'
import { useActionState } from 'react'
import { categoryWords, conditionWords } from '@/components/goods/words'
import { ProblemAlert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { LinkButton } from '@/components/ui/link-button'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { saveGoods } from '../actions'
import { WayFields } from './way-fields'

type Values = Record<string, string>

type Props = {
  /** What the fields begin with, by their names. */
  values: Values
  draft: boolean
}

const optionsOf = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

/** A plain form: it is sent and answered without a script too. */
export function GoodsForm({ values: given, draft }: Props) {
  const [answer, save, pending] = useActionState(saveGoods, null)
  const values: Values = { ...given, ...answer?.values }
  const errorOf = (name: string) => answer?.fields[name]
  const field = (name: string) => ({ name, defaultValue: values[name] ?? '' })
  return (
    <form action={save} className="flex max-w-[880px] flex-col gap-4">
      {['goodsId', 'seenOnHand', 'key'].map((name) => (
        <input key={name} type="hidden" name={name} value={given[name] ?? ''} />
      ))}
      <ProblemAlert text={answer?.problem} />
      <Card>
        <CardHeader title="What it is" />
        <CardContent className="grid gap-4 sm:grid-cols-2">
          <Field label="Title" error={errorOf('title')} className="sm:col-span-2">
            <Input {...field('title')} maxLength={120} required />
          </Field>
          <Field
            label="Description"
            description="What belongs to it, what is worn, what a buyer must know."
            error={errorOf('description')}
            className="sm:col-span-2"
          >
            <Textarea {...field('description')} maxLength={5_000} rows={6} />
          </Field>
          <Field label="Category" error={errorOf('category')}>
            <Select key={values.category} options={optionsOf(categoryWords)} {...field('category')} />
          </Field>
          <Field label="Condition" error={errorOf('condition')}>
            <Select key={values.condition} options={optionsOf(conditionWords)} {...field('condition')} />
          </Field>
          <Field label="Price of one" error={errorOf('price')}>
            <Input
              {...field('price')}
              inputMode="decimal"
              autoComplete="off"
              required
              before={<span className="text-fg-3">€</span>}
            />
          </Field>
          <Field
            label="How many you have"
            description={stockNote(given)}
            error={errorOf('onHand') ?? errorOf('seenOnHand')}
          >
            <Input {...field('onHand')} inputMode="numeric" autoComplete="off" required />
          </Field>
        </CardContent>
      </Card>
      <WayFields count={writtenWays(values)} field={field} errorOf={errorOf} />
      <div className="flex flex-wrap items-center gap-2">
        <Button
          type="submit"
          name="act"
          value="save"
          variant={draft ? 'default' : 'primary'}
          pending={pending}
        >
          {draft ? 'Keep as draft' : 'Save changes'}
        </Button>
        {draft && (
          <Button type="submit" name="act" value="publish" variant="primary" pending={pending}>
            Publish
          </Button>
        )}
        <LinkButton href="/sell/goods" variant="ghost">
          Cancel
        </LinkButton>
      </div>
    </form>
  )
}

/** How many ways of sending have words, up to the last of them. */
const writtenWays = (values: Values): number =>
  Math.max(
    0,
    ...Object.entries(values).map(([name, text]) =>
      text.trim() === '' ? 0 : 1 + Number(/^(?:way|places|cost)-(\d)$/.exec(name)?.[1] ?? -1),
    ),
  )

const stockNote = ({ reserved }: Values): string | undefined =>
  reserved && reserved !== '0' ? `${reserved} of them are being bought now.` : undefined
