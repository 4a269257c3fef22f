import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { person } from '@/db/schema/identity'
import { signedIn, systemOnly } from '@/lib/kernel/access'
import { idSchema } from '@/lib/kernel/ids'
import { type Ctx, command } from '@/lib/kernel/operation'
import { selfOf } from './access'
import { profileChanged, roomOf } from './events'

/** Asked before a picture is read: whether this person may send one now. */
export const beginAvatar = command(
  {
    name: 'identity.beginAvatar',
    summary: 'Asks whether the caller may send a picture of themselves now.',
    input: z.object({}),
    output: z.object({ personId: idSchema('user') }),
    access: signedIn,
    limit: { max: 10, windowS: 600 },
  },
  async (_, ctx) => ({ personId: selfOf(ctx.actor).id }),
)

/** A picture that media has made and kept. */
export const setAvatar = command(
  {
    name: 'identity.setAvatar',
    summary: 'Shows a picture that was made safe as the picture of a person.',
    input: z.object({ personId: idSchema('user'), name: z.string().regex(/^[0-9a-f]{64}\.webp$/) }),
    output: z.object({ avatarUrl: z.string() }),
    access: systemOnly,
  },
  async ({ personId, name }, ctx) => {
    const avatarUrl = `/media/${name}`
    await write(ctx, personId, avatarUrl)
    return { avatarUrl }
  },
)

export const removeAvatar = command(
  {
    name: 'identity.removeAvatar',
    summary: 'Takes the picture of the caller away.',
    input: z.object({}),
    output: z.object({}),
    access: signedIn,
  },
  async (_, ctx) => {
    await write(ctx, selfOf(ctx.actor).id, null)
    return {}
  },
)

async function write(ctx: Ctx, personId: string, avatarUrl: string | null): Promise<void> {
  await ctx.tx.update(person).set({ avatarUrl }).where(eq(person.id, personId))
  await ctx.emit(profileChanged, { aggregate: personId, payload: { personId }, rooms: [roomOf(personId)] })
}
