import type { Objective } from '@/lib/backtest/schemas/requests'
import { percent, ratio } from './words'

export const objectiveWords: Record<Objective, string> = {
  sharpe: 'Sharpe',
  roi: 'Return',
  calmar: 'Calmar',
  sortino: 'Sortino',
  profitFactor: 'Profit factor',
  sqn: 'SQN',
}

export const objectiveText = (objective: Objective, value: number | null): string =>
  objective === 'roi' ? percent(value, { signed: true }) : ratio(value)

export const paramsText = (params: Record<string, number>): string =>
  Object.entries(params)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')
