import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { clientToken, session } from '@/db/schema/identity'
import { anyone } from '@/lib/kernel/access'
import { command } from '@/lib/kernel/operation'
import { hashOfToken } from './client-token'
import { endSessions } from './end-sessions'
import { refreshClientInput } from './schemas/session'

/** The token is all the right there is to this; whether it was of any use is nobody's business. */
export const signOutClient = command(
  {
    name: 'identity.signOutClient',
    summary:
      'Signs a program out: the session of a refresh token ends, and both its tokens with it. An unknown token gets the same answer.',
    input: refreshClientInput,
    output: z.object({}),
    access: anyone,
    openToSuspended: true,
    limit: { max: 120, windowS: 60 },
  },
  async ({ refreshToken }, ctx) => {
    const [known] = await ctx.tx
      .select({ personId: session.personId, sessionId: session.id })
      .from(clientToken)
      .innerJoin(session, eq(session.id, clientToken.sessionId))
      .where(and(eq(clientToken.hash, hashOfToken(refreshToken)), eq(clientToken.kind, 'refresh')))
    if (known) await endSessions(ctx, known.personId, 'signed_out', { only: known.sessionId })
    return {}
  },
)
