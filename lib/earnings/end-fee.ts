import { eq } from 'drizzle-orm'
import { feeRule } from '@/db/schema/earnings'
import { adminsOnly } from '@/lib/kernel/access'
import { assert, notFound, refuse } from '@/lib/kernel/errors'
import { command } from '@/lib/kernel/operation'
import { viewsOf } from './queries'
import { endFeeInput, feeRuleView } from './schemas'

export const endFee = command(
  {
    name: 'earnings.endFee',
    summary: 'Ends a rule about fees now; one that has not begun never does. What was earned stays as it is.',
    input: endFeeInput,
    output: feeRuleView,
    access: adminsOnly,
  },
  async ({ feeRuleId, reason }, ctx) => {
    const [row] = await ctx.tx.select().from(feeRule).where(eq(feeRule.id, feeRuleId)).for('update')
    if (!row) notFound('rule')
    if (row.endsAt && row.endsAt <= ctx.now) refuse('wrong_state', 'This rule is over already.')
    const endsAt = row.validFrom > ctx.now ? row.validFrom : ctx.now
    await ctx.tx.update(feeRule).set({ endsAt }).where(eq(feeRule.id, feeRuleId))
    await ctx.audit({ act: 'earnings.endFee', subject: feeRuleId, reason })
    const [view] = await viewsOf(ctx.tx, [{ ...row, endsAt }], ctx.now)
    assert(view, 'A rule has a view.')
    return view
  },
)
