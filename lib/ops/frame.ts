import { z } from 'zod'
import { countMoves } from '@/lib/deals'
import { personNames, suspensionOf } from '@/lib/identity'
import { signedIn } from '@/lib/kernel/access'
import { notFound, refuse } from '@/lib/kernel/errors'
import { query } from '@/lib/kernel/operation'
import { balanceOf, wallet } from '@/lib/ledger'
import { countUnread } from '@/lib/notifications'
import { frameView } from './schemas'

export const frame = query(
  {
    name: 'ops.frame',
    summary:
      'What the frame of every page shows about the caller: name, balance, deals and notifications that wait for them.',
    input: z.object({}),
    output: frameView,
    access: signedIn,
  },
  async (_, { actor, db, now }) => {
    if (actor.kind !== 'person') refuse('sign_in_required', 'Sign in to do this.', { status: 401 })
    const [names, balance, moves, unread, suspension] = await Promise.all([
      personNames(db, [actor.id]),
      balanceOf(db, wallet(actor.id), 'EUR'),
      countMoves(db, actor.id),
      countUnread(db, actor.id),
      actor.suspended ? suspensionOf(db, actor.id, now) : null,
    ])
    const card = names.get(actor.id) ?? notFound('account')
    return {
      ...card,
      role: actor.role,
      suspended: suspension && { until: suspension.until },
      balanceMinor: balance.availableMinor,
      currency: 'EUR' as const,
      moves,
      unread,
    }
  },
)
