import { refuse } from '@/lib/kernel/errors'
import type { CouponRules } from './schemas'

/** What must hold between the rules of one coupon, each with the field that is to be changed. */
export function demandSound(rules: CouponRules, now: Date, used = 0): void {
  const { discount, currency, minimumMinor, maxUses, startsAt, endsAt } = rules
  const demand = (ok: boolean, field: string, sentence: string) => {
    if (!ok) refuse('invalid_input', sentence, { status: 400, fields: { [field]: sentence } })
  }
  const needsCurrency = discount.kind === 'fixed' || minimumMinor > 0
  demand(!needsCurrency || currency !== null, 'currency', 'An amount needs its currency.')
  demand(maxUses === null || maxUses >= used, 'maxUses', `It has been used ${used} times already.`)
  demand(!endsAt || new Date(endsAt) > now, 'endsAt', 'The end must be in the future.')
  demand(
    !startsAt || !endsAt || new Date(startsAt) < new Date(endsAt),
    'endsAt',
    'It must end after it begins.',
  )
}
