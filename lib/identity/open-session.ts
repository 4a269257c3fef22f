import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { person, session } from '@/db/schema/identity'
import { systemOnly } from '@/lib/kernel/access'
import { inMs } from '@/lib/kernel/clock'
import { assert, notFound } from '@/lib/kernel/errors'
import { idSchema, newId } from '@/lib/kernel/ids'
import { type Ctx, command } from '@/lib/kernel/operation'
import { deviceOf } from './device'
import { roomOf, signedIn } from './events'
import { waySchema } from './schemas/sign-in'
import { hasFactor } from './second-factor'

/** However often it is used, a session ends after this long; the cookie does too. */
export const sessionMs = 30 * 86_400_000

const maxUserAgent = 300

export const openSession = command(
  {
    name: 'identity.openSession',
    summary: 'Opens the session of somebody who has just proved who they are.',
    input: z.object({
      personId: idSchema('user'),
      way: waySchema,
      /** What was shown counts as a second factor too. */
      proven: z.boolean().default(false),
      userAgent: z.string().default(''),
      address: z.string().default(''),
    }),
    output: z.object({ sessionId: idSchema('session'), awaitsFactor: z.boolean() }),
    access: systemOnly,
  },
  async ({ personId, way, proven, userAgent, address }, ctx) => {
    const known = await ctx.tx
      .update(person)
      .set({ signedInAt: ctx.now })
      .where(eq(person.id, personId))
      .returning({ id: person.id })
    if (known.length === 0) notFound('account')
    const awaitsFactor = !proven && (await hasFactor(ctx.tx, personId))
    const [opened] = await ctx.tx
      .insert(session)
      .values({
        id: newId('session'),
        personId,
        way,
        userAgent: userAgent.slice(0, maxUserAgent),
        address,
        awaitsFactor,
        provenAt: proven ? ctx.now : null,
        createdAt: ctx.now,
        usedAt: ctx.now,
        expiresAt: inMs(ctx.now, sessionMs),
      })
      .returning()
    assert(opened, 'The session was not written.')
    if (!awaitsFactor) await tellSignedIn(ctx, opened)
    return { sessionId: opened.id, awaitsFactor }
  },
)

/** Once for each session: when somebody is really signed in. */
export async function tellSignedIn(ctx: Ctx, opened: typeof session.$inferSelect): Promise<void> {
  const { id, personId, way, program, userAgent, address } = opened
  await ctx.emit(signedIn, {
    aggregate: personId,
    payload: { personId, sessionId: id, way, device: program ?? deviceOf(userAgent), address },
    rooms: [roomOf(personId)],
  })
}
