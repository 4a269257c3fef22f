import { and, asc, eq, isNull, lte } from 'drizzle-orm'
import { personDeletion } from '@/db/schema/privacy'
import { system } from '@/lib/kernel/access'
import { inMs, now } from '@/lib/kernel/clock'
import { rawDb } from '@/lib/kernel/db'
import { log } from '@/lib/kernel/log'
import { type Ctx, inTransaction } from '@/lib/kernel/operation'
import { domains } from './domains'
import { isFree, ownerOf, tiesOf } from './queries'

const againMs = 86_400_000
const atOnce = 50

/** Deletes everybody whose time to change their mind is over. One transaction each: all of a person goes, or nothing. */
export async function deletePeople(): Promise<void> {
  const due = await rawDb()
    .select({ personId: personDeletion.personId })
    .from(personDeletion)
    .where(and(isNull(personDeletion.doneAt), lte(personDeletion.dueAt, now())))
    .orderBy(asc(personDeletion.dueAt))
    .limit(atOnce)
  for (const { personId } of due)
    await inTransaction(system('privacy.deletePeople'), (ctx) => deleteOne(ctx, personId)).catch(
      (error: unknown) => log().error({ err: error, personId }, 'an account could not be deleted'),
    )
}

async function deleteOne(ctx: Ctx, personId: string): Promise<void> {
  const [still] = await ctx.tx
    .select()
    .from(personDeletion)
    .where(
      and(
        eq(personDeletion.personId, personId),
        isNull(personDeletion.doneAt),
        lte(personDeletion.dueAt, ctx.now),
      ),
    )
    .for('update', { skipLocked: true })
  const owner = still ? await ownerOf(ctx.tx, personId) : null
  if (!owner) return
  if (!isFree(await tiesOf(ctx.tx, personId))) {
    // Something came in after the wish: it is looked at again every day until it is settled.
    const dueAt = inMs(ctx.now, againMs)
    await ctx.tx.update(personDeletion).set({ dueAt }).where(eq(personDeletion.personId, personId))
    return
  }
  await ctx.audit({ act: 'privacy.deletePerson', subject: personId })
  for (const { forget } of domains) await forget(ctx, owner)
}
