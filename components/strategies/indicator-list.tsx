'use client'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { IndicatorView } from '@/lib/strategies/schemas/editor'
import type { StrategyForm } from '@/lib/strategies/schemas/form'
import { Button } from '../ui/button'
import { Card, CardContent, CardHeader } from '../ui/card'
import { Select } from '../ui/select'
import { useBuilder } from './builder-context'
import { Faults } from './faults'
import { type FormNode, freshName, type IndicatorNode, isIndicator, renamed, replaced } from './form-edits'
import { NameInput } from './name-input'
import { OperandField } from './operand-field'
import { frameLabel, paramOptions } from './operand-options'

/** The nodes of one timeframe; '' is that of the bars themselves. */
const nodesOf = (form: StrategyForm, frame: string): readonly FormNode[] =>
  frame === '' ? form.nodes : (form.frames.find(({ id }) => id === frame)?.nodes ?? [])

function withNodes(form: StrategyForm, frame: string, nodes: FormNode[]): StrategyForm {
  if (frame === '') return { ...form, nodes }
  return { ...form, frames: form.frames.map((each) => (each.id === frame ? { ...each, nodes } : each)) }
}

export function IndicatorList() {
  const { form } = useBuilder()
  const scopes = ['', ...form.frames.map(({ id }) => id)]
  const shown = scopes.flatMap((frame) =>
    nodesOf(form, frame).flatMap((node, at) => (isIndicator(node) ? [{ frame, node, at }] : [])),
  )
  return (
    <Card aria-labelledby="indicators-title">
      <CardHeader title="Indicators" id="indicators-title" />
      <CardContent className="flex flex-col gap-3">
        {shown.length === 0 && <p className="text-fg-3">None yet. Add one, and conditions can name it.</p>}
        {shown.map(({ frame, node, at }) => (
          <IndicatorRow key={`${frame} ${at}`} frame={frame} node={node} at={at} />
        ))}
        <AddIndicator />
      </CardContent>
    </Card>
  )
}

function AddIndicator() {
  const { form, edit, indicators } = useBuilder()
  const [name, setName] = useState('rsi')
  const [frame, setFrame] = useState('')
  const options = [...indicators.values()]
    .map((one) => ({ value: one.name, label: `${one.title} (${one.name})` }))
    .sort((a, b) => a.label.localeCompare(b.label, 'en'))
  const add = () =>
    edit((now) => {
      const id = freshName(now, name.replace(/^tv_/, ''))
      return withNodes(now, frame, [...nodesOf(now, frame), { id, op: 'indicator', name }])
    })
  return (
    <div className="flex min-w-0 flex-wrap gap-1.5 border-t pt-3">
      <Select
        aria-label="Indicator to add"
        className="min-w-0 flex-1 basis-52"
        options={options}
        value={name}
        onValueChange={setName}
      />
      {form.frames.length > 0 && (
        <Select
          aria-label="Timeframe of the indicator"
          className="w-36"
          options={[
            { value: '', label: 'The bars' },
            ...form.frames.map(({ id, minutes }) => ({ value: id, label: frameLabel(minutes) })),
          ]}
          value={frame}
          onValueChange={setFrame}
        />
      )}
      <Button onClick={add}>
        <Plus aria-hidden />
        Add indicator
      </Button>
    </div>
  )
}

function IndicatorRow({ frame, node, at }: { frame: string; node: IndicatorNode; at: number }) {
  const { form, edit, indicators } = useBuilder()
  const one = indicators.get(node.name)
  const change = (next: IndicatorNode) =>
    edit((now) => withNodes(now, frame, replaced(nodesOf(now, frame), at, next)))
  const remove = () =>
    edit((now) =>
      withNodes(
        now,
        frame,
        nodesOf(now, frame).filter((_, place) => place !== at),
      ),
    )
  const minutes = form.frames.find(({ id }) => id === frame)?.minutes
  const taken = (name: string) => freshName(form, name) !== name
  const where = frame === '' ? 'nodes' : `frames[${form.frames.findIndex(({ id }) => id === frame)}].nodes`
  return (
    <fieldset className="flex min-w-0 flex-col gap-2 rounded-md border bg-surface-2 p-3">
      <legend className="sr-only">Indicator {node.id}</legend>
      <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1.5">
        {frame === '' ? (
          <NameInput
            label={`Name of ${node.id}`}
            value={node.id}
            taken={taken}
            onName={(name) => edit((now) => renamed(now, 'node', node.id, name))}
          />
        ) : (
          <code className="font-mono">{`${frame}:${node.id}`}</code>
        )}
        <span className="min-w-0 flex-1 basis-40 text-xs text-fg-2">
          {one?.title ?? node.name}
          {minutes !== undefined && `, ${frameLabel(minutes)} bars`}
        </span>
        <Button variant="ghost" size="icon-sm" aria-label={`Remove ${node.id}`} onClick={remove}>
          <X aria-hidden />
        </Button>
      </div>
      {one && <IndicatorParts node={node} one={one} change={change} frame={frame} />}
      <Faults path={`${where}[${at}]`} />
    </fieldset>
  )
}

type PartProps = {
  node: IndicatorNode
  one: IndicatorView
  change: (next: IndicatorNode) => void
  frame: string
}

const usual = (input: string) => (input === 'source' ? 'close' : input === 'other' ? 'volume' : input)

function IndicatorParts({ node, one, change, frame }: PartProps) {
  const { form } = useBuilder()
  const inputs = node.inputs ?? one.inputs.map(usual)
  const open = one.inputs.flatMap((input, at) => (input === 'source' || input === 'other' ? [at] : []))
  return (
    <div className="flex min-w-0 flex-wrap gap-x-3 gap-y-2">
      {frame === '' &&
        open.map((at) => (
          <Labelled key={at} text={one.inputs[at] === 'other' ? 'and' : 'of'}>
            <OperandField
              label={`${node.id}: ${one.inputs[at] === 'other' ? 'second ' : ''}source`}
              value={inputs[at] ?? 'close'}
              onOperand={(operand) => change({ ...node, inputs: replaced(inputs, at, operand) })}
            />
          </Labelled>
        ))}
      {one.params.map((param) => {
        const value = node.params?.[param.name] ?? param.default
        const set = (next: string | number | boolean) =>
          change({ ...node, params: { ...node.params, [param.name]: next } })
        const word = param.choices[Number(value)] ?? String(value)
        return (
          <Labelled key={param.name} text={param.name}>
            {param.kind === 'choice' ? (
              <Select
                aria-label={`${node.id}: ${param.name}`}
                options={param.choices.map((each) => ({ value: each, label: each }))}
                value={word}
                onValueChange={set}
              />
            ) : (
              <OperandField
                label={`${node.id}: ${param.name}`}
                value={value}
                options={paramOptions(form)}
                onOperand={(next) => set(next === 0 ? param.default : next)}
              />
            )}
          </Labelled>
        )
      })}
    </div>
  )
}

const Labelled = ({ text, children }: { text: string; children: React.ReactNode }) => (
  <div className="flex min-w-0 items-center gap-1.5">
    <span aria-hidden className="font-mono text-xs text-fg-3">
      {text}
    </span>
    {children}
  </div>
)
