import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { person } from '@/db/schema/identity'
import { refuse } from '@/lib/kernel/errors'
import { command } from '@/lib/kernel/operation'
import { inPerson, selfOf } from './access'
import { demandFresh } from './fresh'
import { askLink } from './mail-link'
import { emailSchema } from './schemas/sign-in'

/** Until the new mailbox has answered, everything stays as it is. Whether somebody else has it is told to it alone. */
export const changeEmail = command(
  {
    name: 'identity.changeEmail',
    summary: 'Sends a mail to a new address; the account has it when the link in it is opened.',
    input: z.object({ email: emailSchema }),
    output: z.object({ email: z.string() }),
    access: inPerson,
    limit: { max: 10, windowS: 3_600 },
  },
  async ({ email }, ctx) => {
    const { id } = selfOf(ctx.actor)
    await demandFresh(ctx)
    const [row] = await ctx.tx.select({ email: person.email }).from(person).where(eq(person.id, id))
    if (row?.email === email) {
      const sentence = 'This is your address already.'
      refuse('same_email', sentence, { fields: { email: sentence } })
    }
    await askLink(ctx, { kind: 'change_email', email, personId: id })
    return { email }
  },
)
