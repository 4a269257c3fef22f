import { and, eq, gt, isNull, lte, or, sql } from 'drizzle-orm'
import { feeRule } from '@/db/schema/earnings'
import { adminsOnly } from '@/lib/kernel/access'
import { assert, notFound, refuse } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { type Ctx, command } from '@/lib/kernel/operation'
import { viewsOf } from './queries'
import { feeRuleView, type SetFeeInput, setFeeInput } from './schemas'

/** A clock that is a little slow does not make a rule begin in the past. */
const toleranceMs = 60_000

export const setFee = command(
  {
    name: 'earnings.setFee',
    summary:
      'Says what is kept of sales from a moment on: of a seller, of a category, of both or of all. What was earned before stays as it is.',
    input: setFeeInput,
    output: feeRuleView,
    access: adminsOnly,
  },
  async ({ reason, ...rule }, ctx) => {
    if (rule.minimumMinor > 0 && rule.currency === null)
      refuse('invalid_input', 'A minimum needs its currency.', {
        status: 400,
        fields: { currency: 'A minimum needs its currency.' },
      })
    if (rule.sellerId) await demandSeller(ctx, rule.sellerId)
    const validFrom = beginningOf(ctx, rule.validFrom)
    await ctx.tx.execute(sql`lock table ${feeRule} in share row exclusive mode`)
    await endAt(ctx, rule, validFrom)
    const [row] = await ctx.tx
      .insert(feeRule)
      .values({
        ...rule,
        id: newId('feeRule'),
        validFrom,
        endsAt: await nextAfter(ctx, rule, validFrom),
        createdAt: ctx.now,
      })
      .returning()
    assert(row, 'A rule comes back.')
    await ctx.audit({ act: 'earnings.setFee', subject: row.id, reason, detail: { ...rule } })
    const [view] = await viewsOf(ctx.tx, [row], ctx.now)
    assert(view, 'A rule has a view.')
    return view
  },
)

async function demandSeller({ tx }: Ctx, sellerId: string): Promise<void> {
  const people = await tx.execute(sql`select 1 from person where id = ${sellerId}`)
  if (people.length === 0) notFound('person')
}

function beginningOf({ now }: Ctx, wanted: string | null): Date {
  if (wanted === null) return now
  const at = new Date(wanted)
  if (at.getTime() < now.getTime() - toleranceMs) {
    const sentence = 'A rule cannot begin in the past: what was earned stays as it is.'
    refuse('invalid_input', sentence, { status: 400, fields: { validFrom: sentence } })
  }
  return at < now ? now : at
}

const sameScope = ({ sellerId, category, currency }: Rule) =>
  and(
    sellerId === null ? isNull(feeRule.sellerId) : eq(feeRule.sellerId, sellerId),
    category === null ? isNull(feeRule.category) : eq(feeRule.category, category),
    currency === null ? isNull(feeRule.currency) : eq(feeRule.currency, currency),
  )

type Rule = Omit<SetFeeInput, 'reason'>

/** The rule before it holds until then. */
const endAt = ({ tx }: Ctx, rule: Rule, at: Date) =>
  tx
    .update(feeRule)
    .set({ endsAt: at })
    .where(
      and(sameScope(rule), lte(feeRule.validFrom, at), or(isNull(feeRule.endsAt), gt(feeRule.endsAt, at))),
    )

/** When a rule of the same that is set already begins; null when there is none. */
async function nextAfter({ tx }: Ctx, rule: Rule, at: Date): Promise<Date | null> {
  const [next] = await tx
    .select({ validFrom: feeRule.validFrom })
    .from(feeRule)
    .where(
      and(
        sameScope(rule),
        gt(feeRule.validFrom, at),
        or(isNull(feeRule.endsAt), gt(feeRule.endsAt, feeRule.validFrom)),
      ),
    )
    .orderBy(feeRule.validFrom)
    .limit(1)
  return next?.validFrom ?? null
}
