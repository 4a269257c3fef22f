import { setStanding } from './accounts'
import { finalizeRenewal, lapseSubscription, renew, retry } from './billing'
import { outcomeOf } from './cards'
import type { Desk } from './desk'
import { endDispute, openDispute } from './disputes'
import { fundsArrive } from './money'
import { cancel } from './paying'
import { payoutArrives, payoutLeaves } from './payouts'
import { failRefund, finishRefund } from './refunds'
import type { Charge, Due, Intent } from './rows'
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
  'subscription lapses': lapseSubscription,
  'subscription renews': renew,
  'invoice finalizes': finalizeRenewal,
  'invoice retries': retry,
  verified: (desk, id) => setStanding(desk, id, 'active'),
  'payout leaves': payoutLeaves,
  'payout arrives': payoutArrives,
  'refund pending': finishRefund,
  'refund fails': failRefund,
}

/** Does one thing whose time has come, in the account and on the clock it belongs to. */
export function run(desk: Desk, { kind, ref, owner, clock }: Due) {
  kinds[kind]?.(desk.at({ owner, clock, cause: { id: null, idempotency_key: null } }), ref)
}

/** Everything whose time has come on the merchant's clock, in the order of time. */
export function pass(desk: Desk) {
  const { world, merchant } = desk
  const until = world.now(merchant)
  for (let due = world.nextDue(merchant, '', until); due; due = world.nextDue(merchant, '', until))
    run(desk, due)
}
