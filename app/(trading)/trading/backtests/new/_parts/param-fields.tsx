'use client'
import { Card, CardHeader } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { ParamFacts } from './form-state'
import type { PartProps } from './parts'

const limits = ({ min, max, default: value }: ParamFacts): string => {
  const range = [min === undefined ? '' : `from ${min}`, max === undefined ? '' : `to ${max}`].filter(Boolean)
  return [`the strategy’s own: ${value}`, range.join(' ')].filter(Boolean).join(', ')
}

/** Values of the strategy's parameters for this run. */
export function ParamFields({ fields, change, params, wrong }: PartProps & { params: ParamFacts[] }) {
  const set = (name: string, value: string) =>
    change({ params: { ...fields.params, [name]: value.replace(',', '.') } })
  return (
    <Card>
      <CardHeader title="Parameters">Of the strategy, for this run only</CardHeader>
      <div className="grid grid-cols-1 gap-4 p-4 sm:grid-cols-2">
        {params.map((param) => (
          <Field
            key={param.name}
            label={param.name}
            description={limits(param)}
            error={wrong(`params.${param.name}`)}
          >
            {param.kind === 'yesno' ? (
              <Select
                options={[
                  { value: '1', label: 'Yes' },
                  { value: '0', label: 'No' },
                ]}
                value={fields.params[param.name]}
                onValueChange={(value) => set(param.name, value)}
              />
            ) : (
              <Input
                inputMode="decimal"
                value={fields.params[param.name]}
                onChange={(event) => set(param.name, event.target.value)}
              />
            )}
          </Field>
        ))}
      </div>
    </Card>
  )
}
