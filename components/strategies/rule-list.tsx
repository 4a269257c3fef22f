'use client'
import { Plus, X } from 'lucide-react'
import { Button } from '../ui/button'
import { Card, CardContent, CardHeader } from '../ui/card'
import { ActionFields } from './action-fields'
import { useBuilder } from './builder-context'
import { ConditionEditor } from './condition-editor'
import type { Put } from './condition-edits'
import { Faults } from './faults'
import { type Rule, replaced, withCondition, without } from './form-edits'

/** What is done and when, one rule after another. */
export function RuleList() {
  const { form, edit } = useBuilder()
  const add = () =>
    edit((now) => {
      const made = withCondition(now)
      const first: Rule['do'] =
        now.rules.length === 0 ? { do: 'entry', id: 'Long', side: 'long' } : { do: 'close' }
      return { ...made.form, rules: [...made.form.rules, { when: made.id, do: first }] }
    })
  return (
    <Card aria-labelledby="rules-title">
      <CardHeader title="Rules" id="rules-title">
        Read at the close of every bar, in this order
      </CardHeader>
      <CardContent className="flex flex-col gap-3">
        {form.rules.length === 0 && (
          <p className="text-fg-3">None yet: without a rule nothing is bought or sold.</p>
        )}
        {form.rules.map((rule, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a rule has no name of its own
          <RuleRow key={at} rule={rule} at={at} />
        ))}
        <Button className="self-start" onClick={add}>
          <Plus aria-hidden />
          Add rule
        </Button>
      </CardContent>
    </Card>
  )
}

function RuleRow({ rule, at }: { rule: Rule; at: number }) {
  const { form, edit } = useBuilder()
  const label = `Rule ${at + 1}`
  const put: Put = (now, when) => {
    const own = now.rules[at]
    return own ? { ...now, rules: replaced(now.rules, at, { ...own, when }) } : now
  }
  const entries = form.rules.flatMap(({ do: each }) => ('side' in each ? [each.id] : []))
  return (
    <fieldset className="flex min-w-0 flex-col gap-2.5 rounded-md border bg-surface-2 p-3">
      <legend className="sr-only">{label}</legend>
      <div className="flex items-center justify-between gap-2">
        <span className="text-xs font-semibold text-fg-2">{label}</span>
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={`Remove ${label.toLowerCase()}`}
          onClick={() => edit((now) => ({ ...now, rules: without(now.rules, at) }))}
        >
          <X aria-hidden />
        </Button>
      </div>
      <Part word="When">
        <ConditionEditor label={`${label}, when`} operand={rule.when} put={put} />
      </Part>
      <Part word="Then">
        <ActionFields
          label={label}
          action={rule.do}
          entries={[...new Set(entries)]}
          onAction={(action) =>
            edit((now) => ({ ...now, rules: replaced(now.rules, at, { ...rule, do: action }) }))
          }
        />
      </Part>
      <Faults path={`rules[${at}]`} />
    </fieldset>
  )
}

const Part = ({ word, children }: { word: string; children: React.ReactNode }) => (
  <div className="grid min-w-0 gap-1.5 sm:grid-cols-[48px_minmax(0,1fr)]">
    <span aria-hidden className="text-xs leading-9 font-medium text-fg-3">
      {word}
    </span>
    {children}
  </div>
)
