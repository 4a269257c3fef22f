import { z } from 'zod'
import { command } from '@/lib/kernel/operation'
import { inPerson, selfOf } from './access'
import { endSessions } from './end-sessions'

export const endOtherSessions = command(
  {
    name: 'identity.endOtherSessions',
    summary: 'Ends every session of the caller but the one that asks.',
    input: z.object({}),
    output: z.object({ ended: z.number().int() }),
    access: inPerson,
    openToSuspended: true,
  },
  async (_, ctx) => {
    const { id, sessionId } = selfOf(ctx.actor)
    const ended = await endSessions(ctx, id, 'revoked', { except: sessionId })
    if (ended > 0) await ctx.audit({ act: 'identity.endOtherSessions', subject: id, detail: { ended } })
    return { ended }
  },
)
