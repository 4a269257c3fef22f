'use client'
import { useMemo } from 'react'
import type { FormFault, IndicatorView } from '@/lib/strategies/schemas/editor'
import type { StrategyForm } from '@/lib/strategies/schemas/form'
import { BuilderContext } from './builder-context'
import { Faults } from './faults'
import { type Edit, renamed, settled } from './form-edits'
import { FrameList } from './frame-list'
import { IndicatorList } from './indicator-list'
import { ParamList } from './param-list'
import { RiskCard } from './risk-card'
import { RuleList } from './rule-list'
import { ValueList } from './value-list'

type Props = {
  form: StrategyForm
  onForm: (change: Edit) => void
  indicators: readonly IndicatorView[]
  faults: readonly FormFault[]
}

/** A strategy by clicks. Whatever it shows is the form itself; what it cannot show stays as it is. */
export function RuleBuilder({ form, onForm, indicators, faults }: Props) {
  const catalogue = useMemo(() => new Map(indicators.map((one) => [one.name, one])), [indicators])
  const edit = (change: Edit) => onForm((now) => settled(change(now)))
  return (
    <BuilderContext value={{ form, edit, indicators: catalogue, faults }}>
      <div className="flex min-w-0 flex-col gap-4">
        <IndicatorList />
        <RuleList />
        <RiskCard />
        <ParamList
          params={form.params}
          onParams={(params) => edit((now) => ({ ...now, params }))}
          onRename={(from, to) => edit((now) => renamed(now, 'param', from, to))}
          faults={(at) => <Faults path={`params[${at}]`} />}
        />
        <ValueList />
        <FrameList />
      </div>
    </BuilderContext>
  )
}
