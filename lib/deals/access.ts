import { and, eq, or } from 'drizzle-orm'
import { deal } from '@/db/schema/deals'
import { type Access, isStaff } from '@/lib/kernel/access'

const isParty = (personId: string) => or(eq(deal.buyerId, personId), eq(deal.sellerId, personId))

/** The two parties of a deal; to everybody else it does not exist. */
export const partiesOnly: Access<{ dealId: string }> = {
  rule: 'The buyer and the seller of the deal.',
  answers: { stranger: 401, other: 404, owner: 'allow' },
  hides: 'deal',
  check: async (actor, { dealId }, tx) => {
    if (actor.kind !== 'person') return false
    const rows = await tx
      .select({ id: deal.id })
      .from(deal)
      .where(and(eq(deal.id, dealId), isParty(actor.id)))
    return rows.length === 1
  },
}

export const partiesAndStaff: Access<{ dealId: string }> = {
  rule: 'The buyer and the seller of the deal, moderators and admins.',
  answers: { stranger: 401, other: 404, owner: 'allow', moderator: 'allow', admin: 'allow' },
  hides: 'deal',
  check: async (actor, input, tx) => isStaff(actor) || (await partiesOnly.check(actor, input, tx)),
}
