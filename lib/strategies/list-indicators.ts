import { z } from 'zod'
import { anyone } from '@/lib/kernel/access'
import { query } from '@/lib/kernel/operation'
import { indicators } from './engine/indicators/indicators'
import { indicatorListView } from './schemas/editor'

export const listIndicators = query(
  {
    name: 'strategies.indicators',
    summary: 'Every indicator that a form may use, with its inputs, parameters and outputs.',
    input: z.object({}),
    output: indicatorListView,
    access: anyone,
  },
  async () => ({ items }),
)

const items = [...indicators.values()]
  .map(({ name, title, family, inputs, outputs, yesNo, params }) => ({
    name,
    title,
    family,
    inputs,
    outputs,
    yesNo: yesNo === true,
    params: Object.entries(params).map(([key, { kind, min, max, default: usual, choices }]) => ({
      name: key,
      kind,
      min,
      max,
      default: usual,
      choices: choices ?? [],
    })),
  }))
  .sort((a, b) => (a.name < b.name ? -1 : 1))
