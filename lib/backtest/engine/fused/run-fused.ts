import { compile } from '@/lib/strategies/engine/form/compile'
import type { Plan } from '@/lib/strategies/engine/form/plan'
import type { Bars } from '../candles/bars'
import { noneEnded } from '../desk/desk'
import type { Settings } from '../desk/settings'
import { type FormRun, type FormTrade, RunNotes } from '../run/form-result'
import { type FormRunInput, runForm, settingsFor } from '../run/run-form'
import { exits, tradeColumns } from './fills'
import { type KernelInput, type KernelRun, runKernel } from './kernel'
import { NotFused } from './signals'

export interface FastRun {
  run: FormRun
  /** Null when a kernel ran it; otherwise why `step` did. */
  byStep: string | null
}

/**
 * The same as `runForm`, by generated code where the form allows it. Trades, equity and every count are the same, to the
 * last bit. Throws what `runForm` throws. Source: docs/backtest.md#the-fused-kernel
 */
export function runFast(input: FormRunInput, more: More = {}): FastRun {
  try {
    const fused = runFused(input, more)
    if (!fused) return { run: runForm(input), byStep: gaveUp }
    const { kernel, notes, plan, settings } = fused
    const asked = { bars: input.bars, firstBar: input.firstBar ?? 0, settings, params: plan.params }
    return { run: resultOfKernel(kernel, notes, asked), byStep: null }
  } catch (error) {
    if (error instanceof NotFused) return { run: runForm(input), byStep: error.message }
    throw error
  }
}

const gaveUp = 'A position came near liquidation, or entries of both sides waited at once.'

/** Indicators that were computed before, and memory for the equity that is wanted. */
export type More = Pick<KernelInput, 'cached' | 'equity' | 'wanted' | 'keep'>

export interface Fused {
  kernel: KernelRun
  notes: RunNotes
  plan: Plan
  settings: Settings
}

/** Null when the kernel gave up. Throws NotFused, FormRefusal and BadSettings. */
export function runFused(input: FormRunInput, more: More): Fused | null {
  const { form, minutes, values = {}, bars, firstBar = 0, closeAtEnd = false } = input
  const plan = compile(form, minutes, values)
  const settings = settingsFor(plan, form, input.settings)
  checkTerms(input, plan, settings)
  const notes = new RunNotes()
  const alert = (bar: number, rule: number) => {
    const simple = plan.rules[rule]?.simple
    notes.bar = bar
    if (simple?.do === 'alert') notes.alert(simple.message)
  }
  const refuse = (bar: number, rule: number, reason: 'rejected' | 'lot') => {
    const simple = plan.rules[rule]?.simple
    notes.bar = bar
    if (simple?.do === 'entry') notes.refused(simple.id, reason)
  }
  const kernel = runKernel({ plan, bars, settings, firstBar, closeAtEnd, alert, refuse, ...more })
  return kernel && { kernel, notes, plan, settings }
}

/** Throws NotFused for what only `step` does. */
function checkTerms(
  input: Pick<FormRunInput, 'model' | 'fillAtClose' | 'funding'>,
  plan: Plan,
  settings: Settings,
): void {
  const { maxEntries, maxDailyLoss, maxDrawdown, maxPosition } = plan.risk
  const why: [boolean, string][] = [
    [input.model === 'backtesting.py', 'Another fill model is asked for.'],
    [input.fillAtClose === true, 'Market orders are filled at the close.'],
    [(input.funding?.ts.length ?? 0) > 0, 'Funding is paid.'],
    [settings.volumeShare > 0, 'Fills are limited by volume.'],
    [maxEntries > 1, 'More than one entry is allowed.'],
    [(maxDailyLoss ?? maxDrawdown ?? maxPosition) !== null, 'The risk block limits loss or position.'],
  ]
  const found = why.find(([holds]) => holds)
  if (found) throw new NotFused(found[1])
}

interface Asked extends Pick<FormRun, 'settings' | 'params'> {
  bars: Bars
  firstBar: number
}

function resultOfKernel(
  kernel: KernelRun,
  { told }: RunNotes,
  { bars, firstBar, settings, params }: Asked,
): FormRun {
  const { equity, state } = kernel
  const { P, cost, fees, turnover, filled, cancelled, margin, reduceOnly, rejected, lotless } = state
  const trades = tradesOf(kernel)
  const last = bars.close.at(-1) ?? Number.NaN
  const openSince = P === 0 ? [] : [state.lotBar]
  return {
    ...told,
    outcome: { bars, firstBar, start: settings.cash, equity, trades, openSince, fees, funding: 0, turnover },
    trades,
    equity,
    ended: { ...noneEnded(), filled, cancelled, margin, 'reduce-only': reduceOnly, rejected, lot: lotless },
    open: P === 0 ? null : { size: P, averagePrice: cost / P, profit: P * last - cost, since: state.lotBar },
    waiting: waitingOf(state),
    forgiven: 0,
    settings,
    params,
  }
}

/** Orders and brackets, those too that wait for their entry. */
function waitingOf({ brackets, leaving, entering, slAs, tpAs }: KernelRun['state']): number {
  const entry = entering === 0 ? 0 : 1 + (slAs > 0 ? 1 : 0) + (tpAs > 0 ? 1 : 0)
  return brackets + (leaving > 0 ? 1 : 0) + entry
}

function tradesOf({ trades, tags }: KernelRun): FormTrade[] {
  const found: FormTrade[] = []
  for (let row = 0; row < trades.length; row += tradeColumns) {
    const [
      size = 0,
      entryBar = 0,
      exitBar = 0,
      entryPrice = 0,
      exitPrice = 0,
      pnl = 0,
      fees = 0,
      exit = 0,
      tag = 0,
    ] = trades.subarray(row, row + tradeColumns)
    found.push({
      size,
      entryBar,
      exitBar,
      entryPrice,
      exitPrice,
      pnl,
      ratio: pnl / (Math.abs(size) * entryPrice),
      fees,
      funding: 0,
      tag: tags[tag] ?? '',
      exit: exits[exit] ?? 'plain',
    })
  }
  return found
}
