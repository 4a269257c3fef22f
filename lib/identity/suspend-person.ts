import { eq } from 'drizzle-orm'
import { person, suspension } from '@/db/schema/identity'
import { actorName, staffOnly } from '@/lib/kernel/access'
import { inMs } from '@/lib/kernel/clock'
import { assert, notFound, refuse } from '@/lib/kernel/errors'
import { command } from '@/lib/kernel/operation'
import { demandJudge } from './access'
import { endSessions } from './end-sessions'
import { noteEnd } from './end-suspensions'
import { personSuspended, roomOf } from './events'
import { suspensionInput, suspensionView } from './schemas/standing'
import { suspensionOf } from './suspension'

const longestMs = 10 * 366 * 86_400_000

export const suspendPerson = command(
  {
    name: 'identity.suspendPerson',
    summary: 'Lets a person look but not act, with a reason that is shown to them, and ends their sessions.',
    input: suspensionInput,
    output: suspensionView,
    access: staffOnly,
  },
  async ({ personId, reason, until }, ctx) => {
    const [target] = await ctx.tx.select().from(person).where(eq(person.id, personId)).for('update')
    if (!target || target.deletedAt) notFound('person')
    demandJudge(ctx.actor, target)
    if (await suspensionOf(ctx.tx, personId, ctx.now))
      refuse('suspended_already', 'This person is suspended already. Restore them first, then suspend anew.')
    await noteEnd(ctx, personId, 'time')
    const untilAt = until === null ? null : endAt(until, ctx.now)
    await ctx.tx
      .insert(suspension)
      .values({ personId, reason, untilAt, byId: actorName(ctx.actor), createdAt: ctx.now })
    await endSessions(ctx, personId, 'suspended', { except: undefined })
    await ctx.audit({ act: 'identity.suspendPerson', subject: personId, reason, detail: { until } })
    await ctx.emit(personSuspended, {
      aggregate: personId,
      payload: { personId, reason, until: untilAt?.toISOString() ?? null },
      rooms: [roomOf(personId), 'admins'],
    })
    const view = await suspensionOf(ctx.tx, personId, ctx.now)
    assert(view, 'The suspension was not written.')
    return view
  },
)

function endAt(until: string, now: Date): Date {
  const at = new Date(until)
  if (at > now && at < inMs(now, longestMs)) return at
  const sentence = 'The end lies in the future, and not more than ten years away.'
  refuse('wrong_end', sentence, { status: 400, fields: { until: sentence } })
}
