'use client'
import { createContext, useContext } from 'react'
import type { FormFault, IndicatorView } from '@/lib/strategies/schemas/editor'
import type { StrategyForm } from '@/lib/strategies/schemas/form'
import type { Edit } from './form-edits'

interface Builder {
  form: StrategyForm
  edit: (change: Edit) => void
  indicators: ReadonlyMap<string, IndicatorView>
  faults: readonly FormFault[]
}

export const BuilderContext = createContext<Builder | null>(null)

export function useBuilder(): Builder {
  const builder = useContext(BuilderContext)
  if (!builder) throw new Error('A part of the rule builder stands outside of it.')
  return builder
}
