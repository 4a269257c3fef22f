'use client'
import { useMemo, useState } from 'react'
import type { TryView } from '@/lib/backtest/schemas/results'
import type { TriesView } from '@/lib/backtest/schemas/views'
import { type HeatCell, HeatMap } from '../charts/heat-map'
import { Card, CardHeader } from '../ui/card'
import { Select } from '../ui/select'
import { objectiveText, objectiveWords, paramsText } from './objectives'

type Params = Record<string, number>

const keyOf = (params: Params, names: string[]): string => names.map((name) => params[name]).join(' ')

/** The best try of every cell: what the other parameters can make of these two. */
function bestByCell({ tries, objective }: TriesView, names: string[]): Map<string, TryView> {
  const best = new Map<string, TryView>()
  const value = (each: TryView | undefined) => each?.figures?.[objective] ?? Number.NEGATIVE_INFINITY
  for (const each of tries) {
    const key = keyOf(each.params, names)
    const known = best.get(key)
    if (!known || value(each) > value(known)) best.set(key, each)
  }
  return best
}

const same = (params: Params | undefined, names: string[], key: string): boolean =>
  params !== undefined && keyOf(params, names) === key

/** What was tried, over two parameters at a time. */
export function SearchMap({ found }: { found: TriesView }) {
  const { axes, objective, summary } = found
  const [across, setAcross] = useState(axes[0]?.name ?? '')
  const [down, setDown] = useState(axes[1]?.name ?? '')
  const x = axes.find(({ name }) => name === across) ?? axes[0]
  const y = axes.find(({ name }) => name === down && name !== across)
  const names = useMemo(() => [x?.name ?? '', ...(y ? [y.name] : [])], [x, y])
  const best = useMemo(() => bestByCell(found, names), [found, names])
  if (!x) return null
  const cellOf = (xValue: number, yValue: number | null): HeatCell => {
    const key = yValue === null ? String(xValue) : `${xValue} ${yValue}`
    const tried = best.get(key)
    const value = tried?.figures?.[objective] ?? null
    const isBest = same(summary.best?.params, names, key)
    const note = isBest ? 'best' : same(summary.plateau?.params, names, key) ? 'plateau' : undefined
    return { value, words: wordsOf(tried, objective, value), note }
  }
  const rows = y ? y.values : [null]
  return (
    <Card data-slot="search-map">
      <CardHeader title={`${objectiveWords[objective]} by parameters`}>
        {axes.length > 2 && 'Best of the other parameters in each cell'}
      </CardHeader>
      <div className="p-4">
        {axes.length > 1 && (
          <div className="mb-3 flex flex-wrap gap-2">
            <AxisSelect label="Across" axes={axes} value={x.name} onChange={setAcross} />
            <AxisSelect
              label="Down"
              axes={axes.filter(({ name }) => name !== x.name)}
              value={y?.name ?? ''}
              onChange={setDown}
            />
          </div>
        )}
        <HeatMap
          label={`${objectiveWords[objective]} by parameters`}
          xName={x.name}
          yName={y?.name ?? ''}
          xs={x.values.map(String)}
          ys={rows.map((value) => (value === null ? objectiveWords[objective] : String(value)))}
          cells={rows.map((yValue) => x.values.map((xValue) => cellOf(xValue, yValue)))}
          format={(value) => objectiveText(objective, value)}
        />
        <p className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-xs text-fg-3">
          <span className="flex items-center gap-1.5">
            <span aria-hidden className="size-3 rounded-xs outline-2 outline-fg-1" /> the best
          </span>
          <span className="flex items-center gap-1.5">
            <span aria-hidden className="size-3 rounded-xs outline-2 outline-info outline-dashed" /> the best
            plateau: its neighbours do well too
          </span>
        </p>
      </div>
    </Card>
  )
}

function wordsOf(
  tried: TryView | undefined,
  objective: TriesView['objective'],
  value: number | null,
): string {
  if (!tried) return 'Not tried'
  const { figures } = tried
  if (!figures) return `${paramsText(tried.params)}: cannot be run`
  return `${paramsText(tried.params)}: ${objectiveWords[objective]} ${objectiveText(objective, value)}, return ${objectiveText('roi', figures.roi)}, ${figures.trades} trades`
}

type AxisProps = {
  label: string
  axes: TriesView['axes']
  value: string
  onChange: (name: string) => void
}

const AxisSelect = ({ label, axes, value, onChange }: AxisProps) => (
  <div className="flex items-center gap-2 text-xs text-fg-3">
    <span aria-hidden>{label}</span>
    <Select
      aria-label={label}
      options={axes.map(({ name }) => ({ value: name, label: name }))}
      value={value}
      onValueChange={onChange}
    />
  </div>
)
