import { and, desc, eq, inArray, isNotNull, isNull, lt, notInArray, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { reconciliationDifference as difference, processorCursor } from '@/db/schema/payments'
import { adminsOnly } from '@/lib/kernel/access'
import { readCursor, timeAndId, writeCursor } from '@/lib/kernel/cursor'
import { notFound } from '@/lib/kernel/errors'
import { idSchema, newId } from '@/lib/kernel/ids'
import { log } from '@/lib/kernel/log'
import { currencySchema } from '@/lib/kernel/money'
import { type Ctx, command, query } from '@/lib/kernel/operation'
import { differenceListInput, differenceListView, resolveInput } from './schemas'

type Stored = typeof difference.$inferSelect

export type NewDifference = Pick<Stored, 'kind' | 'subject' | 'currency' | 'oursMinor' | 'theirsMinor'>

/** Puts a difference on the list of the admins, once while it is open, with the sums of the last look. */
export async function noteDifference(ctx: Ctx, found: NewDifference): Promise<void> {
  const { oursMinor, theirsMinor } = found
  const [written] = await ctx.tx
    .insert(difference)
    .values({ id: newId('difference'), ...found, foundAt: ctx.now })
    .onConflictDoUpdate({
      target: [difference.kind, difference.subject],
      targetWhere: sql`resolved_at is null`,
      set: { oursMinor, theirsMinor },
    })
    .returning({ foundAt: difference.foundAt })
  if (written?.foundAt.getTime() === ctx.now.getTime())
    log().error(found, 'our books and those of the payment provider differ')
}

const compared = ['missing_here', 'missing_there', 'balance'] as const

/** What was open and does not differ any more is closed by itself, and says so. */
export async function closeAgreeing(ctx: Ctx, still: readonly NewDifference[]): Promise<void> {
  const names = still.map(({ kind, subject }) => `${kind} ${subject}`)
  const named = sql`${difference.kind} || ' ' || ${difference.subject}`
  await ctx.tx
    .update(difference)
    .set({ resolvedAt: ctx.now, resolvedBy: 'system', note: 'Agrees now.' })
    .where(
      and(
        isNull(difference.resolvedAt),
        inArray(difference.kind, [...compared]),
        names.length > 0 ? notInArray(named, names) : undefined,
      ),
    )
}

export const differences = query(
  {
    name: 'payments.differences',
    summary: 'Where our books and those of the payment provider do not agree, the newest first.',
    input: differenceListInput,
    output: differenceListView,
    access: adminsOnly,
  },
  async ({ show, cursor, limit }, { db }) => {
    const after = readCursor(timeAndId('difference'), cursor)
    const open = isNull(difference.resolvedAt)
    const rows = await db
      .select()
      .from(difference)
      .where(
        and(show === 'open' ? open : isNotNull(difference.resolvedAt), after ? olderThan(after) : undefined),
      )
      .orderBy(desc(difference.foundAt), desc(difference.id))
      .limit(limit + 1)
    const items = rows.slice(0, limit)
    const last = rows.length > limit ? items.at(-1) : undefined
    const [books] = await db.select().from(processorCursor).where(eq(processorCursor.name, 'books'))
    return {
      items: items.map(viewOf),
      nextCursor: last ? writeCursor(last.foundAt.toISOString(), last.id) : null,
      comparedAt: books?.readTo.toISOString() ?? null,
      open: await db.$count(difference, open),
    }
  },
)

const olderThan = ([text, id]: [string, string]) => {
  const at = new Date(text)
  return or(lt(difference.foundAt, at), and(eq(difference.foundAt, at), lt(difference.id, id)))
}

const viewOf = (row: Stored) => ({
  ...row,
  currency: currencySchema.parse(row.currency),
  foundAt: row.foundAt.toISOString(),
  resolvedAt: row.resolvedAt?.toISOString() ?? null,
})

export const resolveDifference = command(
  {
    name: 'payments.resolveDifference',
    summary: 'Takes a difference from the list, with a note of what it was. Moves no money.',
    input: resolveInput,
    output: z.object({ differenceId: idSchema('difference') }),
    access: adminsOnly,
  },
  async ({ differenceId, reason }, ctx) => {
    const by = ctx.actor.kind === 'person' ? ctx.actor.id : 'system'
    const done = await ctx.tx
      .update(difference)
      .set({ resolvedAt: ctx.now, resolvedBy: by, note: reason })
      .where(and(eq(difference.id, differenceId), isNull(difference.resolvedAt)))
      .returning({ id: difference.id })
    if (done.length === 0) notFound('difference')
    await ctx.audit({ act: 'payments.resolveDifference', subject: differenceId, reason })
    return { differenceId }
  },
)
