'use client'
import { objectiveWords } from '@/components/backtest/objectives'
import { Card, CardHeader } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { type Method, methods, objectives, type RunKind } from '@/lib/backtest/schemas/requests'
import type { QuotaView } from '@/lib/backtest/schemas/views'
import { countOf, type Fields, type ParamFacts } from './form-state'
import type { PartProps } from './parts'

type Props = PartProps & { params: ParamFacts[]; kind: RunKind; quota: QuotaView }

const methodWords: Record<Method, string> = {
  grid: 'Every combination',
  random: 'Combinations drawn at random',
  tpe: 'Combinations that earlier ones suggest (TPE)',
}

/** What is searched, how, and what is kept away from the search. */
export function SearchFields({ fields, change, params, kind, quota, wrong }: Props) {
  const count = countOf(fields)
  const times = kind === 'walk_forward' ? Number(fields.windows) || 1 : 1
  return (
    <Card>
      <CardHeader title="Search">
        <Count count={count} times={times} most={quota.triesPerRun} />
      </CardHeader>
      <div className="flex flex-col gap-4 p-4">
        <Checkbox checked={fields.preset} onCheckedChange={(preset) => change({ preset })}>
          Every parameter, 30% around its value in 5 steps
        </Checkbox>
        {!fields.preset && <Ranges fields={fields} change={change} params={params} wrong={wrong} />}
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
          <Field label="Best is the highest">
            <Select
              options={objectives.map((value) => ({ value, label: objectiveWords[value] }))}
              value={fields.objective}
              onValueChange={(given) =>
                change({ objective: objectives.find((each) => each === given) ?? 'sharpe' })
              }
            />
          </Field>
          <Field label="Try">
            <Select
              options={methods.map((value) => ({ value, label: methodWords[value] }))}
              value={fields.method}
              onValueChange={(given) => change({ method: methods.find((each) => each === given) ?? 'grid' })}
            />
          </Field>
          {fields.method !== 'grid' && (
            <>
              <Text fields={fields} change={change} wrong={wrong} name="tries" label="How many" />
              <Text
                fields={fields}
                change={change}
                wrong={wrong}
                name="seed"
                label="Seed"
                hint="the same seed tries the same values"
              />
            </>
          )}
          {kind === 'optimise' ? (
            <Text
              fields={fields}
              change={change}
              wrong={wrong}
              name="keepAside"
              label="Kept away from the search, %"
              hint="the last bars; the best values are then run over all"
            />
          ) : (
            <Windows fields={fields} change={change} wrong={wrong} />
          )}
        </div>
      </div>
    </Card>
  )
}

function Count({ count, times, most }: { count: number | null; times: number; most: number }) {
  if (count === null) return 'Counted when it is asked for'
  const all = count * times
  const words = `${count.toLocaleString('en-GB')} combinations${times > 1 ? ` in ${times} windows` : ''}`
  return (
    <span className={all > most ? 'text-warning' : undefined}>
      {all > most ? `${words}, more than ${most.toLocaleString('en-GB')}` : words}
    </span>
  )
}

type TextProps = PartProps & {
  name: 'tries' | 'seed' | 'keepAside' | 'windows' | 'trainTimes'
  label: string
  hint?: string
}

const Text = ({ fields, change, wrong, name, label, hint }: TextProps) => (
  <Field label={label} description={hint} error={wrong(name)}>
    <Input
      inputMode="decimal"
      value={fields[name]}
      onChange={(event) => change({ [name]: event.target.value })}
    />
  </Field>
)

const Windows = (props: PartProps) => (
  <>
    <Text {...props} name="windows" label="Windows" hint="tests of equal length, side by side" />
    <Text {...props} name="trainTimes" label="Training, in lengths of a test" />
    <Checkbox checked={props.fields.anchored} onCheckedChange={(anchored) => props.change({ anchored })}>
      Training always begins with the first bar
    </Checkbox>
  </>
)

function Ranges({ fields, change, params, wrong }: PartProps & { params: ParamFacts[] }) {
  const set = (name: string, more: Partial<Fields['ranges'][string]>) => {
    const before = fields.ranges[name] ?? { on: false, from: '', to: '', step: '' }
    change({ ranges: { ...fields.ranges, [name]: { ...before, ...more } } })
  }
  return (
    <ul className="flex flex-col gap-3">
      {params.map(({ name }) => {
        const range = fields.ranges[name]
        const sentence = wrong(`ranges.${name}`)
        return (
          <li
            key={name}
            className="grid grid-cols-3 items-end gap-2 sm:grid-cols-[minmax(0,1fr)_repeat(3,minmax(0,1fr))]"
          >
            <Checkbox
              className="col-span-3 sm:col-span-1 sm:mb-1"
              checked={range?.on ?? false}
              onCheckedChange={(on) => set(name, { on })}
            >
              {name}
            </Checkbox>
            {(['from', 'to', 'step'] as const).map((end) => (
              <Field key={end} label={end} error={end === 'from' ? sentence : undefined}>
                <Input
                  inputMode="decimal"
                  aria-label={`${name}, ${end}`}
                  disabled={!range?.on}
                  value={range?.[end] ?? ''}
                  onChange={(event) => set(name, { [end]: event.target.value.replace(',', '.') })}
                />
              </Field>
            ))}
          </li>
        )
      })}
    </ul>
  )
}
