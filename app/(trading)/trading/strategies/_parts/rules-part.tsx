'use client'
import { useState } from 'react'
import { FormJson } from '@/components/strategies/form-json'
import { RuleBuilder } from '@/components/strategies/rule-builder'
import { Alert } from '@/components/ui/alert'
import { Segmented } from '@/components/ui/segmented'
import type { CheckedForm, IndicatorView } from '@/lib/strategies/schemas/editor'
import { type StrategyForm, strategyForm } from '@/lib/strategies/schemas/form'

export const jsonOf = (form: StrategyForm): string => `${JSON.stringify(form, null, 2)}\n`

/** The value of a JSON text; undefined when it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

type Props = {
  form: StrategyForm
  /** What stands in the JSON view; null while the builder is shown. */
  text: string | null
  onForm: (form: StrategyForm) => void
  onText: (text: string | null) => void
  indicators: readonly IndicatorView[]
  checked: CheckedForm | null
}

/** Two views of one form: by clicks, and as JSON. */
export function RulesPart({ form, text, onForm, onText, indicators, checked }: Props) {
  const [stuck, setStuck] = useState(false)
  const show = (view: string) => {
    if (view === 'json') return onText(jsonOf(form))
    const read = strategyForm.safeParse(text === null ? form : parsed(text))
    setStuck(!read.success)
    if (!read.success) return
    onForm(read.data)
    onText(null)
  }
  const faults = checked?.faults ?? []
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <Segmented
        label="View"
        className="self-start"
        segments={[
          { value: 'builder', label: 'Builder' },
          { value: 'json', label: 'JSON' },
        ]}
        value={text === null ? 'builder' : 'json'}
        onValueChange={show}
      />
      {stuck && text !== null && (
        <Alert tone="warning" live>
          The builder cannot show this JSON yet. Mend what is marked first.
        </Alert>
      )}
      {text === null ? (
        <RuleBuilder
          form={form}
          onForm={(change) => onForm(change(form))}
          indicators={indicators}
          faults={faults}
        />
      ) : (
        <FormJson text={text} onText={onText} faults={faults} />
      )}
    </div>
  )
}
