/** States of orders, as people read them. */
const words: Readonly<Record<string, string>> = {
  draft: 'Not paid yet',
  pending_payment: 'Being paid',
  waiting: 'Not paid yet',
  paid: 'Paid',
  fulfilling: 'In preparation',
  shipped: 'On its way',
  delivered: 'Delivered',
  completed: 'Complete',
  partially_refunded: 'Refunded in part',
  refunded: 'Refunded',
  cancelled: 'Called off',
  expired: 'Not paid in time',
  disputed: 'In dispute',
}

export const stateWords = (state: string): string => words[state] ?? state

const late = new Set(['disputed', 'pending_payment', 'draft'])
const good = new Set(['completed', 'delivered'])

export function stateTone(state: string): 'neutral' | 'warning' | 'positive' {
  if (late.has(state)) return 'warning'
  return good.has(state) ? 'positive' : 'neutral'
}
