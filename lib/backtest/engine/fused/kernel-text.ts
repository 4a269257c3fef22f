import type { Plan, Step } from '@/lib/strategies/engine/form/plan'
import type { Settings } from '../desk/settings'
import type { Code } from './code'
import { type Decisions, decisionsOf, firing } from './decisions'
import { closing, fillsOfBar, shapeOf } from './fills'
import { begin, coldText, everyBar, markedBars, scanText } from './loops'
import { NotFused, Signals } from './signals'

interface Terms {
  plan: Plan
  settings: Settings
  firstBar: number
  /** Indicators are columns that were computed before. */
  columns: boolean
  /** No price is missing. */
  whole: boolean
}

export interface KernelText {
  text: string
  /** The first bar from which the main code may run. */
  from: number
  /** Names of entries, in the order of their places. */
  tags: string[]
}

/** Writes the code of a plan. Throws NotFused for what only `step` does. */
export function kernelText(terms: Terms, code: Code): KernelText {
  const { plan, settings } = terms
  nameSettings(code, settings)
  const signals = signalsOf(terms, code)
  const shape = shapeOf(settings, hasBrackets(plan))
  const decisions: Decisions = { code, shape, risk: plan.risk, tags: [] }
  const first = code.number('first bar', terms.firstBar, true)
  const steps = terms.columns ? signals.leapsFor(plan.rules.map(({ when }) => when)) : null
  const loops = steps
    ? leaping(plan, signals, steps, decisions, first)
    : steady(plan, signals, decisions, first)
  const decide = decisionsOf(plan.rules, decisions)
  const fills = fillsOfBar(code, shape)
  const leave = closing(code, shape, { base: 'C[i]', exit: 0, filled: 0 })
  const constants = code.declarations
  const { scan, warm, main } = loops(constants)
  const text = [
    begin,
    coldText('fill', constants, fills),
    coldText('decide', constants, decide),
    coldText('leave', constants, leave),
    scan,
    `return { warm(D, i, end) { ${warm} }, main(D, i, end) { ${main} }, leave }`,
  ].join('\n')
  return { text, from: signals.from, tags: decisions.tags }
}

function nameSettings(code: Code, settings: Settings): void {
  const { takerFee, makerFee, fixedFee, leverage, lot, tick, spread, limitThrough, maintenance } = settings
  const named = { takerFee, makerFee, fixedFee, leverage, lot, tick, spread, through: limitThrough }
  for (const [name, value] of Object.entries(named)) code.number(name, value)
  code.number('takerFeeOrNone', Math.max(0, takerFee))
  code.number('keepLong', 1 - maintenance)
  code.number('keepShort', 1 + maintenance)
}

const simpleActions = (plan: Plan) =>
  plan.rules.map(({ simple }) => {
    if (!simple)
      throw new NotFused('An action is more than a market entry, a close of everything or an alert.')
    return simple
  })

function hasBrackets(plan: Plan): boolean {
  const { stopLoss, takeProfit } = plan.risk
  return simpleActions(plan).some(
    (one) => one.do === 'entry' && (one.stopLoss ?? one.takeProfit ?? stopLoss ?? takeProfit) !== null,
  )
}

function signalsOf({ plan, columns, whole }: Terms, code: Code): Signals {
  const roots = plan.rules.map(({ when }) => when)
  for (const one of simpleActions(plan)) {
    if (one.do !== 'entry') continue
    for (const slotOf of [one.size, one.stopLoss, one.takeProfit]) if (slotOf) roots.push(slotOf.slot)
  }
  return new Signals(plan.base, code, roots, !columns && whole)
}

type Loops = (constants: string) => { scan: string; warm: string; main: string }

/** From bar to bar: first where values may be missing, then where none is. */
function steady(plan: Plan, signals: Signals, decisions: Decisions, first: string): Loops {
  const loop = (warm: boolean) => {
    const bar = signals.write(warm)
    const fired = firing(plan.rules, bar, decisions)
    const moves = [...bar.remember].map(([name, value]) => `${name} = ${value}`)
    const after = [...bar.after.map((write) => write()), ...moves].join('\n')
    return {
      statements: bar.statements.join('\n'),
      fired: warm ? `if (i >= ${first}) { ${fired} }` : fired,
      after,
    }
  }
  const [warm, main] = [loop(true), loop(false)]
  const held = { load: decisions.code.loadHeld, store: decisions.code.storeHeld }
  return (constants) => ({
    scan: '',
    warm: everyBar(constants, held, warm),
    main: everyBar(constants, held, main),
  })
}

/** From one bar at which a rule holds to the next. */
function leaping(
  plan: Plan,
  signals: Signals,
  steps: ReadonlySet<Step>,
  decisions: Decisions,
  first: string,
): Loops {
  const before = new Map<string, string>()
  const seen = signals.leap(steps, before)
  const holds = plan.rules.map(({ when }) => seen.holds(when))
  const load = [...before].map(([name, value]) => `let ${name} = ${value}`).join('\n')
  const after = [...seen.remember].map(([name, value]) => `${name} = ${value}`).join('\n')
  const bar = signals.leap()
  const fired = firing(plan.rules, bar, decisions)
  const statements = bar.statements.join('\n')
  return (constants) => {
    const main = markedBars(constants, first, { statements, fired })
    const scan = scanText(constants, load, { statements: seen.statements.join('\n'), holds, after })
    return { scan, warm: main, main }
  }
}
