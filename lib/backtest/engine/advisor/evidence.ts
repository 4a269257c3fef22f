import { measuresOf } from '../measures/measures'
import type { FormRun } from '../run/form-result'
import type { Evidence } from './finding'

type Own = 'measures' | 'pnls' | 'ruined'

/** What a run says of itself, with whatever else was measured about it. */
export function evidenceOf(run: FormRun, more: Omit<Evidence, Own> = {}): Evidence {
  const { outcome, trades, equity, forgiven } = run
  const ruined = forgiven > 0 || (equity.at(-1) ?? outcome.start) <= 0
  return { ...more, measures: measuresOf(outcome), pnls: trades.map(({ pnl }) => pnl), ruined }
}
