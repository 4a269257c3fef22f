import { giftCardDue, takeDelivery } from '@/lib/gift-cards'
import { emailChanged, issueLink, linkAsked, personMerged, personNames } from '@/lib/identity'
import { inMs } from '@/lib/kernel/clock'
import { formatMoney } from '@/lib/kernel/money'
import { type Reaction, reaction } from '@/lib/kernel/reaction'
import { notify } from '../notify'
import { accountEmail, presentFacts } from '../queries'
import { recipientOf } from '../recipient'
import { localeOf } from '../text'
import { queueLetter } from './queue'

const tellWithinMs = 24 * 3_600_000
/** A present is sent as long as its mailbox may come back. */
const presentWithinMs = 7 * 24 * 3_600_000

export const letterReactions: Reaction[] = [
  reaction(linkAsked, async ({ linkId }, ctx) => {
    const issue = await issueLink(ctx, linkId)
    if (!issue) return
    const { letter: kind, ...given } = issue
    await queueLetter(ctx, { kind, ...given })
  }),
  reaction(personMerged, async ({ personId, email }, ctx, event) => {
    await notify(ctx, { personId, kind: 'account.merged', data: {}, eventId: event.id })
    const expiresAt = inMs(ctx.now, tellWithinMs)
    if (email)
      await queueLetter(ctx, { kind: 'merged', address: email, personId, path: '/sign-in', expiresAt })
  }),
  reaction(emailChanged, async ({ personId, from }, ctx, event) => {
    await notify(ctx, { personId, kind: 'account.email', data: {}, eventId: event.id })
    const expiresAt = inMs(ctx.now, tellWithinMs)
    if (from)
      await queueLetter(ctx, { kind: 'email_changed', address: from, personId, path: '/sign-in', expiresAt })
  }),
  reaction(giftCardDue, async ({ giftCardId }, ctx, event) => {
    const present = await presentFacts(ctx.tx, giftCardId)
    if (present) {
      const { recipientId: personId, ...facts } = present
      const data = { giftCardId, ...facts }
      await notify(ctx, { personId, kind: 'gift_card.arrived', data, eventId: event.id })
    }
    const card = await takeDelivery(ctx, giftCardId, (personId) => accountEmail(ctx.tx, personId))
    if (!card) return
    const { address, recipientId: personId, buyerId, amountMinor, currency, message, code } = card
    const giver = (await personNames(ctx.tx, [buyerId])).get(buyerId)?.name ?? 'Tradepost'
    const { language } = await recipientOf(ctx.tx, personId ?? buyerId)
    await queueLetter(ctx, {
      kind: 'gift_card',
      address,
      personId,
      path: '/wallet/gift-cards',
      language,
      words: { giver, amount: formatMoney(amountMinor, currency, localeOf(language)) },
      quote: message ?? undefined,
      code,
      expiresAt: inMs(ctx.now, presentWithinMs),
    })
  }),
]
