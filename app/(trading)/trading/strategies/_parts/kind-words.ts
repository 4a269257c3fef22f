import type { StrategyKind } from '@/lib/strategies/schemas/strategy'

export const kindWords: Record<StrategyKind, string> = {
  rules: 'Rules',
  pine: 'Pine Script',
  javascript: 'JavaScript',
}
