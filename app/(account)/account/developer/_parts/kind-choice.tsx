'use client'
import { Checkbox } from '@/components/ui/checkbox'
import type { WebhookListView } from '@/lib/notifications/schemas/webhook'

type Props = {
  kinds: WebhookListView['kinds']
  /** Null: every kind, also those to come. */
  chosen: string[] | null
  onChange: (chosen: string[] | null) => void
  problem?: string | undefined
}

export function KindChoice({ kinds, chosen, onChange, problem }: Props) {
  const toggle = (kind: string, on: boolean) =>
    onChange(on ? [...(chosen ?? []), kind] : (chosen ?? []).filter((each) => each !== kind))
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 text-xs font-medium text-fg-2">What it is told</legend>
      <Checkbox checked={chosen === null} onCheckedChange={(all) => onChange(all ? null : [])}>
        Everything
      </Checkbox>
      {chosen !== null && (
        <div className="grid gap-x-4 sm:grid-cols-2">
          {kinds.map(({ kind, label }) => (
            <Checkbox key={kind} checked={chosen.includes(kind)} onCheckedChange={(on) => toggle(kind, on)}>
              <span className="min-w-0">
                {label} <code className="font-mono text-xs text-fg-3">{kind}</code>
              </span>
            </Checkbox>
          ))}
        </div>
      )}
      {problem && (
        <p role="alert" className="text-xs text-negative">
          {problem}
        </p>
      )}
    </fieldset>
  )
}
