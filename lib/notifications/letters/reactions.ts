import { emailChanged, issueLink, linkAsked, personMerged } from '@/lib/identity'
import { inMs } from '@/lib/kernel/clock'
import { type Reaction, reaction } from '@/lib/kernel/reaction'
import { notify } from '../notify'
import { queueLetter } from './queue'

const tellWithinMs = 24 * 3_600_000

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
]
