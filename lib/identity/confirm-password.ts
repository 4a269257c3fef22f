import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { person, session } from '@/db/schema/identity'
import { inMs } from '@/lib/kernel/clock'
import { refuse } from '@/lib/kernel/errors'
import { command } from '@/lib/kernel/operation'
import { takeTurn, tryWorked } from '@/lib/kernel/slow-down'
import { inPerson, selfOf } from './access'
import { passwordMatches } from './password'
import { provenMs } from './prove-factor'
import { hasFactor } from './second-factor'

const slowing = { free: 5, firstPauseS: 2, longestPauseS: 300, forgetS: 3_600 }

/** For people without a second factor; who has one shows that. */
export const confirmPassword = command(
  {
    name: 'identity.confirmPassword',
    summary: 'Shows the password again: allows changes of the ways in for 10 minutes.',
    input: z.object({
      password: z.string('Enter your password.').min(1, 'Enter your password.').max(200),
    }),
    output: z.object({ provenUntil: z.string() }),
    access: inPerson,
    openToSuspended: true,
  },
  async ({ password }, ctx) => {
    const { id, sessionId } = selfOf(ctx.actor)
    if (await hasFactor(ctx.tx, id))
      refuse('step_up_required', 'Show your second factor instead.', { status: 403 })
    await takeTurn(`identity.confirmPassword ${id}`, slowing)
    const [row] = await ctx.tx.select().from(person).where(eq(person.id, id))
    if (!(await passwordMatches(row?.passwordHash ?? null, password))) {
      const sentence = 'This is not your password.'
      refuse('wrong_password', sentence, { fields: { password: sentence } })
    }
    await tryWorked(`identity.confirmPassword ${id}`)
    await ctx.tx
      .update(session)
      .set({ provenAt: ctx.now })
      .where(eq(session.id, sessionId ?? ''))
    return { provenUntil: inMs(ctx.now, provenMs).toISOString() }
  },
)
