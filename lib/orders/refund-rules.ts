import type { LineKind } from './schemas'
import type { SellerOrderState } from './states'

/** What may be said of a line when its buyer wants the money back. */
export interface RefundCase {
  kind: LineKind
  state: SellerOrderState
  paidAt: Date
  deliveredAt: Date | null
  /** Of a game; 0 for everything else. */
  playedS: number
  now: Date
}

export interface RefundVerdict {
  /** `granted` at once, `decide`: by the seller or an admin, `refused`. */
  answer: 'granted' | 'decide' | 'refused'
  /** Name of the rule, kept with the refund. */
  rule: string
  sentence: string
}

const dayMs = 86_400_000

interface Rule {
  rule: string
  kinds: readonly LineKind[]
  when: (at: RefundCase) => boolean
  answer: RefundVerdict['answer']
  sentence: string
}

const since = (now: Date, at: Date | null): number =>
  at ? now.getTime() - at.getTime() : Number.POSITIVE_INFINITY

/** The first rule that fits decides. */
const rules: readonly Rule[] = [
  {
    rule: 'disputed',
    kinds: ['shipment', 'licence', 'code', 'credit', 'deal'],
    when: ({ state }) => state === 'disputed',
    answer: 'refused',
    sentence: 'A dispute decides about this money.',
  },
  {
    rule: 'item_by_dispute',
    kinds: ['deal'],
    when: () => true,
    answer: 'refused',
    sentence: 'A Steam item goes back through its deal only: call the deal off, or ask for help there.',
  },
  {
    rule: 'game_early',
    kinds: ['licence'],
    when: ({ paidAt, playedS, now }) => since(now, paidAt) <= 14 * dayMs && playedS < 7_200,
    answer: 'granted',
    sentence: 'A game is taken back within 14 days when it was played for less than 2 hours.',
  },
  {
    rule: 'game_late',
    kinds: ['licence'],
    when: () => true,
    answer: 'decide',
    sentence: 'More than 14 days have passed, or it was played for 2 hours: a person decides.',
  },
  {
    rule: 'card_unused',
    kinds: ['code'],
    when: ({ paidAt, now }) => since(now, paidAt) <= 14 * dayMs,
    answer: 'granted',
    sentence: 'A gift card is taken back within 14 days as long as nobody has redeemed it.',
  },
  {
    rule: 'credit_unused',
    kinds: ['credit'],
    when: ({ paidAt, now }) => since(now, paidAt) <= 14 * dayMs,
    answer: 'granted',
    sentence: 'A top-up is taken back within 14 days as long as the money is still there.',
  },
  {
    rule: 'paid_late',
    kinds: ['code', 'credit'],
    when: () => true,
    answer: 'refused',
    sentence: 'More than 14 days have passed.',
  },
  {
    rule: 'not_sent',
    kinds: ['shipment'],
    when: ({ state }) => state === 'paid' || state === 'fulfilling',
    answer: 'granted',
    sentence: 'It was not sent yet.',
  },
  {
    rule: 'on_its_way',
    kinds: ['shipment'],
    when: ({ deliveredAt }) => deliveredAt === null,
    answer: 'decide',
    sentence: 'It is on its way: the seller decides, and an admin when the seller does not.',
  },
  {
    rule: 'goods_14_days',
    kinds: ['shipment'],
    when: ({ deliveredAt, now }) => since(now, deliveredAt) <= 14 * dayMs,
    answer: 'decide',
    sentence: 'Goods may be sent back within 14 days after delivery; the seller says when they have arrived.',
  },
  {
    rule: 'goods_late',
    kinds: ['shipment'],
    when: () => true,
    answer: 'refused',
    sentence: 'More than 14 days have passed since delivery.',
  },
]

export function judgeRefund(at: RefundCase): RefundVerdict {
  const found = rules.find(({ kinds, when }) => kinds.includes(at.kind) && when(at))
  const { answer, rule, sentence } = found ?? {
    answer: 'decide' as const,
    rule: 'person',
    sentence: 'A person decides.',
  }
  return { answer, rule, sentence }
}
