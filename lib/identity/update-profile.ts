import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { person } from '@/db/schema/identity'
import { signedIn } from '@/lib/kernel/access'
import { notFound } from '@/lib/kernel/errors'
import { command } from '@/lib/kernel/operation'
import { selfOf } from './access'
import { profileChanged, roomOf } from './events'
import { meSchema, profileInput } from './schemas/person'
import { meOf, type PersonRow } from './views'

export const updateProfile = command(
  {
    name: 'identity.updateProfile',
    summary: 'Changes what other people see, language, time zone, look and privacy; what is left out stays.',
    input: profileInput,
    output: meSchema,
    access: signedIn,
    limit: { max: 30, windowS: 300 },
  },
  async (input, ctx) => {
    const self = selfOf(ctx.actor)
    const [before] = await ctx.tx.select().from(person).where(eq(person.id, self.id)).for('update')
    if (!before) notFound('account')
    const change = changeOf(input)
    if (Object.keys(change).length === 0) return meOf(before)
    await ctx.tx.update(person).set(change).where(eq(person.id, self.id))
    await ctx.emit(profileChanged, {
      aggregate: self.id,
      payload: { personId: self.id },
      rooms: [roomOf(self.id)],
    })
    return meOf({ ...before, ...change })
  },
)

function changeOf({ look, privacy, ...plain }: z.infer<typeof profileInput>): Partial<PersonRow> {
  const named = {
    ...plain,
    ...look,
    inventoryFor: privacy?.inventory,
    libraryFor: privacy?.library,
    activityFor: privacy?.activity,
  }
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined))
}
