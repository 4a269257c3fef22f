import { sql } from 'drizzle-orm'
import { adminsOnly } from '@/lib/kernel/access'
import { notFound } from '@/lib/kernel/errors'
import { command } from '@/lib/kernel/operation'
import { clearing } from '@/lib/ledger'
import { selfOf } from './access'
import { mintCard } from './issue'
import { cardRef, grantInput } from './schemas'

export const grantGiftCard = command(
  {
    name: 'giftCards.grant',
    summary: 'Gives somebody a gift card that no order paid for, with a reason that is kept.',
    input: grantInput,
    output: cardRef,
    access: adminsOnly,
  },
  async ({ amountMinor, currency, recipient, message, deliverAt, reason }, ctx) => {
    const { id: buyerId } = selfOf(ctx.actor)
    if (recipient.kind === 'person') {
      const people = await ctx.tx.execute(sql`select 1 from person where id = ${recipient.personId}`)
      if (people.length === 0) notFound('person')
    }
    const card = { amountMinor, currency, buyerId, recipient, message, orderId: null, line: null, unit: null }
    const from = { account: clearing(), kind: 'adjustment' as const, subject: buyerId }
    const when = deliverAt === null ? null : new Date(deliverAt)
    const giftCardId = (await mintCard(ctx, { ...card, deliverAt: when }, from)) ?? ''
    const detail = { amountMinor, currency, recipient: recipient.kind }
    await ctx.audit({ act: 'giftCards.grant', subject: giftCardId, reason, detail })
    return { giftCardId }
  },
)
