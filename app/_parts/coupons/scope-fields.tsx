'use client'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import type { Draft } from './draft'
import { kindWords } from './words'

type Props = {
  draft: Draft
  onChange: (changes: Partial<Draft>) => void
  problemOf: (field: string) => string | undefined
}

const scopes = [
  { value: 'all', label: 'Everything' },
  { value: 'kinds', label: 'Some kinds of things' },
  { value: 'category', label: 'One category' },
  { value: 'subjects', label: 'Certain things' },
]

/** What a coupon is for. */
export function ScopeFields({ draft, onChange, problemOf }: Props) {
  const { on, kinds, category, subjects } = draft
  const toggle = (kind: string, chosen: boolean) =>
    onChange({ kinds: chosen ? [...kinds, kind] : kinds.filter((each) => each !== kind) })
  return (
    <>
      <Field label="What it is for" error={problemOf('scope.kinds') ?? problemOf('scope')}>
        <Select options={scopes} value={on} onValueChange={(to) => onChange({ on: to as Draft['on'] })} />
      </Field>
      {on === 'kinds' && (
        <fieldset className="flex flex-wrap gap-x-4">
          <legend className="sr-only">Kinds of things</legend>
          {Object.entries(kindWords).map(([kind, word]) => (
            <Checkbox
              key={kind}
              checked={kinds.includes(kind)}
              onCheckedChange={(chosen) => toggle(kind, chosen)}
            >
              {word}
            </Checkbox>
          ))}
        </fieldset>
      )}
      {on === 'category' && (
        <Field label="Category" error={problemOf('scope.category')}>
          <Input
            value={category}
            onChange={(event) => onChange({ category: event.currentTarget.value })}
            maxLength={100}
            autoComplete="off"
          />
        </Field>
      )}
      {on === 'subjects' && (
        <Field
          label="Ids of the things"
          description="One in each line, as they stand in the address of their pages."
          error={problemOf('scope.subjects')}
        >
          <Textarea
            value={subjects}
            onChange={(event) => onChange({ subjects: event.currentTarget.value })}
            rows={3}
          />
        </Field>
      )}
    </>
  )
}
