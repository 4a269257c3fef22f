import { z } from 'zod'
import { countMoves } from '@/lib/deals'
import { profileOf, suspensionOf } from '@/lib/identity'
import { signedIn } from '@/lib/kernel/access'
import { notFound, refuse } from '@/lib/kernel/errors'
import { query } from '@/lib/kernel/operation'
import { balanceOf, wallet } from '@/lib/ledger'
import { countUnread } from '@/lib/notifications'
import { deletionOf } from '@/lib/privacy'
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
    const person = (await profileOf(db, actor.id)) ?? notFound('account')
    const { id, name, avatarUrl, look, currency } = person
    const [balance, moves, unread, leaving, suspension] = await Promise.all([
      balanceOf(db, wallet(actor.id), currency),
      countMoves(db, actor.id),
      countUnread(db, actor.id),
      deletionOf(db, actor.id),
      actor.suspended ? suspensionOf(db, actor.id, now) : null,
    ])
    return {
      id,
      name,
      avatarUrl,
      look,
      leavesAt: leaving?.dueAt ?? null,
      role: actor.role,
      suspended: suspension && { until: suspension.until },
      balanceMinor: balance.availableMinor,
      currency,
      moves,
      unread,
    }
  },
)
