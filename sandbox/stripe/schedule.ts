import { setStanding } from './accounts'
import { outcomeOf } from './cards'
import type { Desk } from './desk'
import { endDispute, openDispute } from './disputes'
import { fundsArrive } from './money'
import { cancel } from './paying'
import { payoutArrives, payoutLeaves } from './payouts'
import { failRefund, finishRefund } from './refunds'
import type { Charge, Intent } from './rows'
import { lapse } from './session-moves'

const kinds: Record<string, (desk: Desk, ref: string) => void> = {
  funds: fundsArrive,
  authorisation: (desk, id) => cancel(desk, desk.get<Intent>('payment_intent', id), 'automatic'),
  dispute: (desk, id) => {
    const charge = desk.get<Charge>('charge', id)
    openDispute(desk, charge, outcomeOf(desk, charge.payment_method).dispute ?? 'general')
  },
  'dispute ends': endDispute,
  session: lapse,
  verified: (desk, id) => setStanding(desk, id, 'active'),
  'payout leaves': payoutLeaves,
  'payout arrives': payoutArrives,
  'refund pending': finishRefund,
  'refund fails': failRefund,
}

/** Does everything whose time has come on this desk's clock, in the order of time. */
export function pass(desk: Desk, until = desk.now()) {
  const { world, merchant, clock } = desk
  for (let due = world.nextDue(merchant, clock, until); due; due = world.nextDue(merchant, clock, until))
    kinds[due.kind]?.(desk.at({ owner: due.owner, cause: { id: null, idempotency_key: null } }), due.ref)
}
