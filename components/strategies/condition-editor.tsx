'use client'
import { Plus, X } from 'lucide-react'
import { Button } from '../ui/button'
import { Select } from '../ui/select'
import { useBuilder } from './builder-context'
import {
  changed,
  comparisonOptions,
  joined,
  type Put,
  parted,
  reshaped,
  shapeOf,
  shapeOptions,
} from './condition-edits'
import { Faults } from './faults'
import { type Operand, type OperationNode, replaced } from './form-edits'
import { OperandField } from './operand-field'
import { valueOptions } from './operand-options'

type Props = {
  /** What is asked, for people who hear the page: "Rule 1", "Rule 1, condition 2". */
  label: string
  operand: Operand
  put: Put
  onRemove?: (() => void) | undefined
}

/** One condition, and those inside it. */
export function ConditionEditor({ label, operand, put, onRemove }: Props) {
  const { form, edit } = useBuilder()
  const { shape, node } = shapeOf(form, operand)
  const options = shape === 'other' ? [{ value: 'other', label: 'By hand' }, ...shapeOptions] : shapeOptions
  const at = node ? form.nodes.indexOf(node) : -1
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="sr-only">{label}</legend>
      <div className="flex min-w-0 flex-wrap items-center gap-1.5">
        <Select
          aria-label={`${label}: kind`}
          className="w-32 shrink-0"
          options={options}
          value={shape}
          onValueChange={(to) => edit((now) => reshaped(now, operand, to, put))}
        />
        {shape === 'compare' && node && <Comparison label={label} node={node} />}
        {shape === 'missing' && node && <OneValue label={label} node={node} />}
        {shape === 'value' && <YesNoValue label={label} operand={operand} put={put} />}
        {shape === 'other' && (
          <code className="min-w-0 font-mono text-xs wrap-anywhere text-fg-3">{String(operand)}</code>
        )}
        {onRemove && (
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={`Remove ${label.toLowerCase()}`}
            onClick={onRemove}
          >
            <X aria-hidden />
          </Button>
        )}
      </div>
      {at >= 0 && <Faults path={`nodes[${at}]`} />}
      {node && (shape === 'and' || shape === 'or') && <Group label={label} node={node} put={put} />}
      {node && shape === 'not' && (
        <Inside>
          <ConditionEditor
            label={`${label}, not`}
            operand={node.args[0] ?? true}
            put={(now, next) => changed(now, { ...node, args: [next] })}
            onRemove={() => edit((now) => put(now, node.args[0] ?? true))}
          />
        </Inside>
      )}
    </fieldset>
  )
}

function Group({ label, node, put }: { label: string; node: OperationNode; put: Put }) {
  const { edit } = useBuilder()
  return (
    <Inside>
      {node.args.map((arg, at) => (
        <ConditionEditor
          // biome-ignore lint/suspicious/noArrayIndexKey: the same condition may stand in a group twice
          key={`${at} ${String(arg)}`}
          label={`${label}, condition ${at + 1}`}
          operand={arg}
          put={(now, next) => changed(now, { ...node, args: replaced(node.args, at, next) })}
          onRemove={() => edit((now) => parted(now, node, at, put))}
        />
      ))}
      <Button
        variant="ghost"
        size="sm"
        className="self-start"
        onClick={() => edit((now) => joined(now, node))}
      >
        <Plus aria-hidden />
        Add condition
      </Button>
    </Inside>
  )
}

const Inside = ({ children }: { children: React.ReactNode }) => (
  <div className="flex min-w-0 flex-col gap-2 border-l-2 border-border-2 pl-2 sm:pl-3">{children}</div>
)

function Comparison({ label, node }: { label: string; node: OperationNode }) {
  const { edit } = useBuilder()
  const side = (at: number) => (next: Operand) =>
    edit((now) => changed(now, { ...node, args: replaced(node.args, at, next) }))
  return (
    <>
      <OperandField label={`${label}: left`} value={node.args[0] ?? 0} onOperand={side(0)} />
      <Select
        aria-label={`${label}: how`}
        className="w-36 shrink-0"
        options={comparisonOptions}
        value={node.op}
        onValueChange={(op) => edit((now) => changed(now, { ...node, op }))}
      />
      <OperandField label={`${label}: right`} value={node.args[1] ?? 0} onOperand={side(1)} />
    </>
  )
}

function OneValue({ label, node }: { label: string; node: OperationNode }) {
  const { edit } = useBuilder()
  return (
    <OperandField
      label={`${label}: value`}
      value={node.args[0] ?? 'close'}
      onOperand={(next) => edit((now) => changed(now, { ...node, args: [next] }))}
    />
  )
}

function YesNoValue({ label, operand, put }: { label: string; operand: Operand; put: Put }) {
  const { form, indicators, edit } = useBuilder()
  const named = valueOptions(form, indicators, 'yesno').filter(
    ({ value }) => shapeOf(form, value).node === null,
  )
  const written = String(operand)
  const fixed = [
    { value: 'true', label: 'Always' },
    { value: 'false', label: 'Never' },
  ]
  const known = [...fixed, ...named].some(({ value }) => value === written)
  const odd = known ? [] : [{ value: written, label: written }]
  return (
    <Select
      aria-label={`${label}: value`}
      className="min-w-0 flex-1 basis-44"
      options={[...fixed, ...odd, ...named]}
      value={written}
      onValueChange={(next) => {
        const value = next === 'true' ? true : next === 'false' ? false : next
        edit((now) => put(now, value))
      }}
    />
  )
}
