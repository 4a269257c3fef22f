'use client'
import type { ReactNode } from 'react'
import { Checkbox } from '../ui/checkbox'
import { cn } from '../ui/cn'
import { Input } from '../ui/input'
import { Select } from '../ui/select'
import type { Rule } from './form-edits'
import { LevelField } from './level-field'
import { OperandField } from './operand-field'
import { SizeField } from './size-field'

type Action = Rule['do']
type Entry = Extract<Action, { side: unknown }>
type Exit = Extract<Action, { do: 'exit' }>

const choices = [
  { value: 'long', label: 'Buy' },
  { value: 'short', label: 'Sell short' },
  { value: 'close', label: 'Close' },
  { value: 'exit', label: 'Guard with stop and target' },
  { value: 'cancel', label: 'Cancel orders' },
  { value: 'alert', label: 'Signal' },
]

const chosen = (action: Action): string => ('side' in action ? action.side : action.do)

/** The same rule with another act, keeping its name where it has one. */
function turned(action: Action, to: string): Action {
  const id = 'id' in action ? action.id : undefined
  if (to === 'long' || to === 'short') return { do: 'entry', id: to === 'long' ? 'Long' : 'Short', side: to }
  if (to === 'exit') return { do: 'exit', id: 'Guard', stopLoss: { as: 'percent', value: 2 } }
  if (to === 'cancel') return { do: 'cancel' }
  if (to === 'alert') return { do: 'alert', message: 'Look here' }
  return { do: 'close', ...(id === undefined ? {} : { id }) }
}

type Props = { label: string; action: Action; onAction: (action: Action) => void; entries: readonly string[] }

/** What a rule does. */
export function ActionFields({ label, action, onAction, entries }: Props) {
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <div className="flex min-w-0 flex-wrap items-center gap-1.5">
        <Select
          aria-label={`${label}: act`}
          className="w-52"
          options={choices}
          value={chosen(action)}
          onValueChange={(to) => onAction(turned(action, to))}
        />
        {action.do === 'alert' ? (
          <Input
            aria-label={`${label}: message`}
            className="min-w-0 flex-1 basis-44"
            maxLength={1_000}
            value={action.message}
            onChange={({ currentTarget }) => onAction({ ...action, message: currentTarget.value })}
          />
        ) : (
          <OrderName label={label} action={action} onAction={onAction} entries={entries} />
        )}
      </div>
      {'side' in action && <EntryFields label={label} entry={action} onAction={onAction} />}
      {action.do === 'exit' && (
        <Choices>
          <Brackets label={label} action={action} onAction={onAction} />
        </Choices>
      )}
    </div>
  )
}

/** What an order is called, or which entry is meant. */
function OrderName({ label, action, onAction, entries }: Props) {
  if (action.do === 'alert') return null
  if ('side' in action)
    return (
      <Named text="named">
        <Input
          aria-label={`${label}: name of the entry`}
          className="w-28"
          maxLength={64}
          value={action.id}
          onChange={({ currentTarget }) => onAction({ ...action, id: currentTarget.value || 'Entry' })}
        />
      </Named>
    )
  const which = action.do === 'exit' ? action.from : action.id
  const options = [
    { value: '', label: action.do === 'cancel' ? 'all that wait' : 'everything' },
    ...[...new Set([...entries, ...(which === undefined ? [] : [which])])].map((id) => ({
      value: id,
      label: id,
    })),
  ]
  const choose = (id: string) => {
    if (action.do === 'exit') {
      const { from: _, ...rest } = action
      onAction(id === '' ? rest : { ...rest, from: id })
    } else {
      const { id: _, ...rest } = action
      onAction(id === '' ? rest : { ...rest, id })
    }
  }
  return (
    <Select
      aria-label={`${label}: of which entry`}
      className="w-36"
      options={options}
      value={which ?? ''}
      onValueChange={choose}
    />
  )
}

function EntryFields({
  label,
  entry,
  onAction,
}: {
  label: string
  entry: Entry
  onAction: (action: Action) => void
}) {
  const price = (key: 'limit' | 'stop', text: string) => (
    <div className={cn('flex min-w-0 flex-wrap items-center gap-1.5', entry[key] !== undefined && 'w-full')}>
      <Checkbox
        className="w-32 shrink-0"
        checked={entry[key] !== undefined}
        onCheckedChange={(on) => {
          const { [key]: _, ...rest } = entry
          onAction(on ? { ...rest, [key]: 'close' } : rest)
        }}
      >
        {text}
      </Checkbox>
      {entry[key] !== undefined && (
        <OperandField
          label={`${label}: ${text.toLowerCase()}`}
          value={entry[key]}
          onOperand={(value) => onAction({ ...entry, [key]: value })}
        />
      )}
    </div>
  )
  return (
    <Choices>
      <div className={cn('flex min-w-0 flex-wrap items-center gap-1.5', entry.size && 'w-full')}>
        <Checkbox
          className="w-32 shrink-0"
          checked={entry.size !== undefined}
          onCheckedChange={(on) => {
            const { size: _, ...rest } = entry
            onAction(on ? { ...rest, size: { as: 'equity', value: 0.5 } } : rest)
          }}
        >
          Own size
        </Checkbox>
        {entry.size && (
          <SizeField
            label={`${label}: size`}
            size={entry.size}
            onSize={(size) => onAction({ ...entry, size })}
          />
        )}
      </div>
      {price('limit', 'Limit price')}
      {price('stop', 'Stop price')}
      <Brackets label={label} action={entry} onAction={onAction} />
    </Choices>
  )
}

function Brackets<T extends Entry | Exit>({
  label,
  action,
  onAction,
}: {
  label: string
  action: T
  onAction: (action: T) => void
}) {
  const { trail } = action
  return (
    <>
      <LevelField
        label="Stop-loss"
        of={label}
        level={action.stopLoss}
        usual={{ as: 'percent', value: 2 }}
        onLevel={(stopLoss) => onAction({ ...action, stopLoss })}
      />
      <LevelField
        label="Take-profit"
        of={label}
        level={action.takeProfit}
        usual={{ as: 'percent', value: 4 }}
        onLevel={(takeProfit) => onAction({ ...action, takeProfit })}
      />
      <LevelField
        label="Trailing stop"
        of={label}
        level={trail?.by}
        usual={{ as: 'percent', value: 2 }}
        onLevel={(by) => onAction({ ...action, trail: by && { ...trail, by } })}
      />
    </>
  )
}

const Named = ({ text, children }: { text: string; children: ReactNode }) => (
  <span className="flex items-center gap-1.5">
    <span className="text-xs text-fg-3">{text}</span>
    {children}
  </span>
)

/** What is not chosen stands side by side; what is chosen takes a line. */
const Choices = ({ children }: { children: ReactNode }) => (
  <div className="flex min-w-0 flex-wrap gap-x-4 gap-y-1.5">{children}</div>
)
