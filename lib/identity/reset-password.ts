import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { person } from '@/db/schema/identity'
import { anyone } from '@/lib/kernel/access'
import { command } from '@/lib/kernel/operation'
import { endSessions } from './end-sessions'
import { passwordChanged, roomOf } from './events'
import { deadLink, endLinks, useLink } from './mail-link'
import { hashPassword } from './password'
import { newPasswordSchema, secretSchema } from './schemas/sign-in'

/** The mailbox proves one thing only: a second factor is asked at the next sign-in as ever. */
export const resetPassword = command(
  {
    name: 'identity.resetPassword',
    summary: 'Sets a new password by the link in a mail, and signs out everywhere.',
    input: z.object({ secret: secretSchema, newPassword: newPasswordSchema }),
    output: z.object({}),
    access: anyone,
    limit: { max: 20, windowS: 600 },
  },
  async ({ secret, newPassword }, ctx) => {
    const { personId, email } = await useLink(ctx, 'reset', secret)
    const id = personId ?? deadLink()
    const [row] = await ctx.tx.select().from(person).where(eq(person.id, id)).for('update')
    if (row?.email !== email) deadLink()
    await ctx.tx
      .update(person)
      .set({ passwordHash: await hashPassword(newPassword) })
      .where(eq(person.id, id))
    await endLinks(ctx, id)
    const ended = await endSessions(ctx, id, 'password_reset', { except: undefined })
    await ctx.audit({ act: 'identity.resetPassword', subject: id, detail: { ended } })
    await ctx.emit(passwordChanged, { aggregate: id, payload: { personId: id }, rooms: [roomOf(id)] })
    return {}
  },
)
