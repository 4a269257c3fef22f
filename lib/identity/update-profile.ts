import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { person } from '@/db/schema/identity'
import { signedIn } from '@/lib/kernel/access'
import { notFound } from '@/lib/kernel/errors'
import { command } from '@/lib/kernel/operation'
import { selfOf } from './access'
import { profileChanged, roomOf } from './events'
import { meSchema, nameSchema } from './schemas'
import { meOf } from './views'

export const updateProfile = command(
  {
    name: 'identity.updateProfile',
    summary: 'Changes the name other people see.',
    input: z.object({ name: nameSchema }),
    output: meSchema,
    access: signedIn,
    limit: { max: 30, windowS: 300 },
  },
  async ({ name }, ctx) => {
    const self = selfOf(ctx.actor)
    const [row] = await ctx.tx.update(person).set({ name }).where(eq(person.id, self.id)).returning()
    if (!row) notFound('account')
    await ctx.emit(profileChanged, {
      aggregate: self.id,
      payload: { personId: self.id },
      rooms: [roomOf(self.id)],
    })
    return meOf(row)
  },
)
