import { sql } from 'drizzle-orm'
import { adminsOnly } from '@/lib/kernel/access'
import { refuse } from '@/lib/kernel/errors'
import { command } from '@/lib/kernel/operation'
import { replayAllInput, replayedView, replayInput } from '../schemas/delivery'
import { replay } from './replay'

export const replayDelivery = command(
  {
    name: 'notifications.replayDelivery',
    summary: 'Sends a dead letter again, under the same id.',
    input: replayInput,
    output: replayedView,
    access: adminsOnly,
  },
  async ({ deliveryId, reason }, ctx) => {
    const done = await replay(ctx, sql`d.id = ${deliveryId} and d.state in ('dead', 'bounced')`)
    if (done.length === 0)
      refuse('not_replayable', 'This is no dead letter, or its address is switched off or gone.')
    await ctx.audit({ act: 'notifications.replayDelivery', subject: deliveryId, reason })
    return { replayed: done.length }
  },
)

export const replayDead = command(
  {
    name: 'notifications.replayDead',
    summary: 'Sends every dead letter of a channel again, or of all; at most 1,000 at once.',
    input: replayAllInput,
    output: replayedView,
    access: adminsOnly,
  },
  async ({ channel, reason }, ctx) => {
    const done = await replay(
      ctx,
      sql`d.state = 'dead' and ${channel ? sql`d.channel = ${channel}` : sql`true`}`,
    )
    const detail = { replayed: done.length, channel: channel ?? 'all' }
    await ctx.audit({
      act: 'notifications.replayDead',
      subject: `channel:${channel ?? 'all'}`,
      reason,
      detail,
    })
    return { replayed: done.length }
  },
)
