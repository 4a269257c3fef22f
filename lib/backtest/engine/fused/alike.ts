import type { Plan, Step } from '@/lib/strategies/engine/form/plan'

const sameSlots = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((slot, at) => slot === b[at])

function sameStep(a: Step, b: Step | undefined): boolean {
  if (!b || a.type !== b.type || a.out !== b.out || !sameSlots(a.ins, b.ins)) return false
  if (a.type === 'indicator' && b.type === 'indicator') return a.definition === b.definition
  if (a.type === 'state' && b.type === 'state') return a.init === b.init && a.next === b.next
  if (a.type === 'memory' && b.type === 'memory') {
    return a.operation === b.operation && a.kind === b.kind && (a.known === 1) === (b.known === 1)
  }
  return a.type === 'pure' && b.type === 'pure' && a.operation === b.operation
}

/** Plans of one form whose parameters differ, but not in which slot holds what: the same code runs both. */
export function isAlike(a: Plan, b: Plan): boolean {
  const [one, two] = [a.base, b.base]
  return (
    one.slots === two.slots &&
    one.known.length === two.known.length &&
    one.known.every(([slot], at) => slot === two.known[at]?.[0]) &&
    one.steps.length === two.steps.length &&
    one.steps.every((step, at) => sameStep(step, two.steps[at])) &&
    a.rules.length === b.rules.length &&
    a.rules.every(
      ({ when, simple }, at) => when === b.rules[at]?.when && sameAction(simple, b.rules[at]?.simple),
    )
  )
}

type Action = Plan['rules'][number]['simple']

function sameAction(a: Action, b: Action | undefined): boolean {
  if (a?.do !== 'entry' || b?.do !== 'entry') return a?.do === b?.do
  return (
    a.id === b.id &&
    a.side === b.side &&
    a.size.as === b.size.as &&
    a.size.slot === b.size.slot &&
    a.stopLoss?.slot === b.stopLoss?.slot &&
    a.takeProfit?.slot === b.takeProfit?.slot
  )
}
