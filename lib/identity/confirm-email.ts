import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { person } from '@/db/schema/identity'
import { isUnique } from '@/lib/kernel/db'
import { refuse } from '@/lib/kernel/errors'
import { type Ctx, command } from '@/lib/kernel/operation'
import { inPerson, selfOf } from './access'
import { emailChanged, roomOf } from './events'
import { endLinks, useLink } from './mail-link'
import { secretSchema } from './schemas/sign-in'

/** Asks for the account too: a link that reached the wrong mailbox gives its owner's address to nobody. */
export const confirmEmail = command(
  {
    name: 'identity.confirmEmail',
    summary: 'Gives the account of the caller the address to which the link was sent.',
    input: z.object({ secret: secretSchema }),
    output: z.object({ email: z.string() }),
    access: inPerson,
    limit: { max: 20, windowS: 600 },
  },
  async ({ secret }, ctx) => {
    const { id } = selfOf(ctx.actor)
    const { email, personId } = await useLink(ctx, 'change_email', secret)
    if (personId !== id)
      refuse(
        'other_account',
        'This link belongs to another account. Sign in to that one and open it again.',
        {
          status: 403,
        },
      )
    const [before] = await ctx.tx.select().from(person).where(eq(person.id, id)).for('update')
    await write(ctx, id, email)
    await endLinks(ctx, id)
    await ctx.audit({ act: 'identity.changeEmail', subject: id })
    await ctx.emit(emailChanged, {
      aggregate: id,
      payload: { personId: id, from: before?.email ?? null },
      rooms: [roomOf(id)],
    })
    return { email }
  },
)

async function write(ctx: Ctx, id: string, email: string): Promise<void> {
  try {
    await ctx.tx.transaction((inner) => inner.update(person).set({ email }).where(eq(person.id, id)))
  } catch (error) {
    if (isUnique(error, 'person_email_unique'))
      refuse('email_taken', 'Another account has this address by now. Sign in to that one instead.')
    throw error
  }
}
