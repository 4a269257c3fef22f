import { z } from 'zod'
import { command } from '@/lib/kernel/operation'
import { anySession, holderOf } from './access'
import { endSessions } from './end-sessions'

export const signOut = command(
  {
    name: 'identity.signOut',
    summary: 'Ends the session that asks, and closes its live connections.',
    input: z.object({}),
    output: z.object({}),
    access: anySession,
    openToSuspended: true,
  },
  async (_, ctx) => {
    const holder = holderOf(ctx.actor)
    if (holder) await endSessions(ctx, holder.personId, 'signed_out', { only: holder.sessionId })
    return {}
  },
)
