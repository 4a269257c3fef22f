import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { person } from '@/db/schema/identity'
import { refuse } from '@/lib/kernel/errors'
import { command } from '@/lib/kernel/operation'
import { inPerson, selfOf } from './access'
import { endSessions } from './end-sessions'
import { passwordChanged, roomOf } from './events'
import { hashPassword, passwordMatches } from './password'
import { newPasswordSchema } from './schemas/sign-in'

export const changePassword = command(
  {
    name: 'identity.changePassword',
    summary: 'Changes the password, and signs out everywhere else.',
    input: z.object({
      currentPassword: z
        .string('Enter your current password.')
        .min(1, 'Enter your current password.')
        .max(200),
      newPassword: newPasswordSchema,
    }),
    output: z.object({ ended: z.number().int() }),
    access: inPerson,
    openToSuspended: true,
    limit: { max: 10, windowS: 300 },
  },
  async ({ currentPassword, newPassword }, ctx) => {
    const { id, sessionId } = selfOf(ctx.actor)
    const [row] = await ctx.tx.select().from(person).where(eq(person.id, id)).for('update')
    if (!row?.passwordHash)
      refuse('no_password', 'This account has no password. You sign in through Steam.', { status: 409 })
    if (!(await passwordMatches(row.passwordHash, currentPassword))) {
      const sentence = 'This is not your current password.'
      refuse('wrong_password', sentence, { fields: { currentPassword: sentence } })
    }
    if (newPassword === currentPassword) {
      const sentence = 'This is the password you have already. Choose another one.'
      refuse('same_password', sentence, { fields: { newPassword: sentence } })
    }
    await ctx.tx
      .update(person)
      .set({ passwordHash: await hashPassword(newPassword) })
      .where(eq(person.id, id))
    const ended = await endSessions(ctx, id, 'password_changed', { except: sessionId })
    await ctx.audit({ act: 'identity.changePassword', subject: id, detail: { ended } })
    await ctx.emit(passwordChanged, { aggregate: id, payload: { personId: id }, rooms: [roomOf(id)] })
    return { ended }
  },
)
