'use client'
import { Plus, X } from 'lucide-react'
import type { StrategyForm } from '@/lib/strategies/schemas/form'
import { Button } from '../ui/button'
import { Card, CardContent, CardHeader } from '../ui/card'
import { Select } from '../ui/select'
import { NameInput } from './name-input'
import { NumberInput } from './number-input'

type Param = StrategyForm['params'][number]

const kinds = [
  { value: 'integer', label: 'Whole number' },
  { value: 'number', label: 'Number' },
  { value: 'yesno', label: 'Yes or no' },
]
const isKind = (text: string): text is Param['kind'] => kinds.some(({ value }) => value === text)

type Props = {
  params: readonly Param[]
  onParams: (params: Param[]) => void
  /** Told apart from a change, so that what names the parameter follows. */
  onRename?: ((from: string, to: string) => void) | undefined
  faults?: ((at: number) => React.ReactNode) | undefined
}

/** What may be turned from outside, with the range in which it is tried out. */
export function ParamList({ params, onParams, onRename, faults }: Props) {
  const change = (at: number, next: Param) =>
    onParams(params.map((each, place) => (place === at ? next : each)))
  const add = () => {
    let n = params.length + 1
    while (params.some(({ name }) => name === `length${n}`)) n++
    onParams([...params, { name: `length${n}`, kind: 'integer', default: 14, min: 2, max: 100, step: 1 }])
  }
  return (
    <Card aria-labelledby="params-title">
      <CardHeader title="Parameters" id="params-title">
        Ranges are what an optimisation tries
      </CardHeader>
      <CardContent className="flex flex-col gap-3">
        {params.map((param, at) => (
          <fieldset
            // biome-ignore lint/suspicious/noArrayIndexKey: its name changes while it is typed
            key={at}
            className="flex min-w-0 flex-wrap items-center gap-1.5 rounded-md border bg-surface-2 p-3"
          >
            <legend className="sr-only">Parameter {param.name}</legend>
            <NameInput
              label={`Name of parameter ${param.name}`}
              value={param.name}
              taken={(name) => params.some((each) => each.name === name)}
              onName={(name) => (onRename ? onRename(param.name, name) : change(at, { ...param, name }))}
            />
            <Select
              aria-label={`${param.name}: kind`}
              className="w-36"
              options={kinds}
              value={param.kind}
              onValueChange={(kind) => isKind(kind) && change(at, ofKind(param, kind))}
            />
            <ParamNumbers param={param} change={(next) => change(at, next)} />
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={`Remove parameter ${param.name}`}
              onClick={() => onParams(params.filter((_, place) => place !== at))}
            >
              <X aria-hidden />
            </Button>
            {faults?.(at)}
          </fieldset>
        ))}
        <Button className="self-start" onClick={add}>
          <Plus aria-hidden />
          Add parameter
        </Button>
      </CardContent>
    </Card>
  )
}

const ofKind = (param: Param, kind: Param['kind']): Param =>
  kind === 'yesno' ? { name: param.name, kind, default: param.default > 0 ? 1 : 0 } : { ...param, kind }

const bounds = [
  ['min', 'from'],
  ['max', 'to'],
  ['step', 'step'],
] as const

function ParamNumbers({ param, change }: { param: Param; change: (next: Param) => void }) {
  if (param.kind === 'yesno')
    return (
      <Select
        aria-label={`${param.name}: default`}
        className="w-24"
        options={[
          { value: '1', label: 'Yes' },
          { value: '0', label: 'No' },
        ]}
        value={String(param.default)}
        onValueChange={(value) => change({ ...param, default: Number(value) })}
      />
    )
  return (
    <>
      <Small text="is">
        <NumberInput
          aria-label={`${param.name}: default`}
          className="w-20"
          value={param.default}
          onValue={(value) => change({ ...param, default: value ?? 0 })}
        />
      </Small>
      {bounds.map(([key, word]) => (
        <Small key={key} text={word}>
          <NumberInput
            optional
            aria-label={`${param.name}: ${word}`}
            className="w-20"
            value={param[key]}
            onValue={(value) => change({ ...param, [key]: value })}
          />
        </Small>
      ))}
    </>
  )
}

const Small = ({ text, children }: { text: string; children: React.ReactNode }) => (
  <span className="flex items-center gap-1.5">
    <span aria-hidden className="text-xs text-fg-3">
      {text}
    </span>
    {children}
  </span>
)
