'use client'
import { Plus, X } from 'lucide-react'
import { Button } from '../ui/button'
import { Card, CardContent, CardHeader } from '../ui/card'
import { Select } from '../ui/select'
import { useBuilder } from './builder-context'
import { Faults } from './faults'
import {
  freshName,
  isOperation,
  type OperationNode,
  renamed,
  replaced,
  setNode,
  without,
  yesNoOperations,
} from './form-edits'
import { NameInput } from './name-input'
import { OperandField } from './operand-field'

/** Operations over numbers, and how many they take. */
const calculations: Record<string, { label: string; takes: number }> = {
  add: { label: 'Plus', takes: 2 },
  sub: { label: 'Minus', takes: 2 },
  mul: { label: 'Times', takes: 2 },
  div: { label: 'Divided by', takes: 2 },
  mod: { label: 'Remainder of', takes: 2 },
  pow: { label: 'To the power of', takes: 2 },
  min: { label: 'The lower of both', takes: 2 },
  max: { label: 'The higher of both', takes: 2 },
  prev: { label: 'So many bars ago', takes: 2 },
  orElse: { label: 'Or, without a value', takes: 2 },
  abs: { label: 'Size without sign', takes: 1 },
  neg: { label: 'With the other sign', takes: 1 },
  sqrt: { label: 'Square root', takes: 1 },
  log: { label: 'Logarithm', takes: 1 },
  round: { label: 'Rounded', takes: 1 },
  last: { label: 'Latest that was there', takes: 1 },
}

const options = Object.entries(calculations).map(([value, { label }]) => ({ value, label }))

/** What is computed from other values: two ranges, one per cent below the close, the high of the bar before. */
export function ValueList() {
  const { form, edit } = useBuilder()
  const shown = form.nodes.flatMap((node, at) =>
    isOperation(node) && !yesNoOperations.has(node.op) ? [{ node, at }] : [],
  )
  const states = form.nodes.filter((node) => node.op === 'state')
  const add = () =>
    edit((now) => {
      const id = freshName(now, 'value')
      return { ...now, nodes: [...now.nodes, { id, op: 'mul', args: ['close', 0.99] }] }
    })
  return (
    <Card aria-labelledby="values-title">
      <CardHeader title="Calculated values" id="values-title" />
      <CardContent className="flex flex-col gap-3">
        {shown.map(({ node, at }) => (
          <ValueRow key={at} node={node} at={at} />
        ))}
        {states.length > 0 && (
          <p className="text-xs text-fg-3">
            {states.map(({ id }) => id).join(', ')} remember{states.length === 1 ? 's' : ''} earlier bars and
            can be changed in JSON.
          </p>
        )}
        <Button className="self-start" onClick={add}>
          <Plus aria-hidden />
          Add calculated value
        </Button>
      </CardContent>
    </Card>
  )
}

function ValueRow({ node, at }: { node: OperationNode; at: number }) {
  const { form, edit } = useBuilder()
  const taken = (name: string) => freshName(form, name) !== name
  const set = (next: OperationNode) => edit((now) => setNode(now, node.id, next))
  const known = Object.hasOwn(calculations, node.op)
  const turn = (op: string) => {
    const takes = calculations[op]?.takes ?? 1
    const args =
      takes === 1 ? node.args.slice(0, 1) : [node.args[0] ?? 'close', op === 'prev' ? 1 : (node.args[1] ?? 1)]
    set({ ...node, op, args })
  }
  return (
    <fieldset className="flex min-w-0 flex-col gap-2 rounded-md border bg-surface-2 p-3">
      <legend className="sr-only">Value {node.id}</legend>
      <div className="flex min-w-0 flex-wrap items-center gap-1.5">
        <NameInput
          label={`Name of ${node.id}`}
          value={node.id}
          taken={taken}
          onName={(name) => edit((now) => renamed(now, 'node', node.id, name))}
        />
        {known ? (
          node.args.map((arg, place) => (
            <span key={place === 0 ? 'first' : 'second'} className="contents">
              {place === 1 && <Turn node={node} turn={turn} />}
              <OperandField
                label={`${node.id}: value ${place + 1}`}
                value={arg}
                onOperand={(next) => set({ ...node, args: replaced(node.args, place, next) })}
              />
            </span>
          ))
        ) : (
          <span className="text-xs text-fg-3">“{node.op}” can be changed in JSON.</span>
        )}
        {known && node.args.length === 1 && <Turn node={node} turn={turn} />}
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={`Remove ${node.id}`}
          onClick={() => edit((now) => ({ ...now, nodes: without(now.nodes, at) }))}
        >
          <X aria-hidden />
        </Button>
      </div>
      <Faults path={`nodes[${at}]`} />
    </fieldset>
  )
}

const Turn = ({ node, turn }: { node: OperationNode; turn: (op: string) => void }) => (
  <Select
    aria-label={`${node.id}: calculation`}
    className="w-44"
    options={options}
    value={node.op}
    onValueChange={turn}
  />
)
