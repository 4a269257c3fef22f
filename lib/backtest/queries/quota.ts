import { z } from 'zod'
import { signedIn } from '@/lib/kernel/access'
import { query } from '@/lib/kernel/operation'
import { personOf } from '../access'
import { quotaOf, type Used, usedSql } from '../quotas'
import { quotaView } from '../schemas/views'

export const backtestQuota = query(
  {
    name: 'backtest.quota',
    summary: 'How much you may run, and how much of it you have used in the last 24 hours.',
    input: z.object({}),
    output: quotaView,
    access: signedIn,
  },
  async (_, { db, actor }) => {
    const { id } = personOf(actor)
    const quota = quotaOf(id)
    const [used] = await db.execute<Used>(usedSql(id, quota))
    const freesAt = used?.frees_at ? new Date(used.frees_at).toISOString() : null
    return { ...quota, runsToday: used?.today ?? 0, open: used?.open ?? 0, freesAt }
  },
)
