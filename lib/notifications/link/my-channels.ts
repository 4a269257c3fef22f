import { and, asc, eq, gt } from 'drizzle-orm'
import { z } from 'zod'
import { channelAddress, channelCode } from '@/db/schema/notifications'
import { signedIn } from '@/lib/kernel/access'
import type { Db, Tx } from '@/lib/kernel/db'
import { query } from '@/lib/kernel/operation'
import { selfOf } from '../access'
import { vapidKeys } from '../adapters/push'
import { channelOf } from '../channels'
import { isSetUp } from '../lanes'
import { channelsView } from '../schemas/address'
import { openCode } from './sms-code'

/** The channels that a person links by hand, in the order of the page. */
const linked = ['telegram', 'push', 'discord', 'sms'] as const

export const myChannels = query(
  {
    name: 'notifications.channels',
    summary: 'The ways by which you can be reached, and what each of them lacks.',
    input: z.object({}),
    output: channelsView,
    access: signedIn,
  },
  async (_, { db, actor, now }) => {
    const me = selfOf(actor).id
    const rows = await db
      .select()
      .from(channelAddress)
      .where(eq(channelAddress.personId, me))
      .orderBy(asc(channelAddress.createdAt), asc(channelAddress.id))
    return {
      channels: linked.map((channel) => ({
        channel,
        ready: isSetUp(channel),
        most: channelOf(channel).addresses,
        addresses: rows
          .filter((row) => row.channel === channel)
          .map(({ id, label, switchedOffWhy, createdAt }) => ({
            id,
            label,
            offWhy: switchedOffWhy,
            createdAt: createdAt.toISOString(),
          })),
      })),
      pushKey: vapidKeys().publicKey,
      smsPending: await pendingNumber(db, me, now),
    }
  },
)

async function pendingNumber(db: Db | Tx, personId: string, now: Date): Promise<string | null> {
  const [row] = await db
    .select()
    .from(channelCode)
    .where(
      and(eq(channelCode.personId, personId), eq(channelCode.channel, 'sms'), gt(channelCode.expiresAt, now)),
    )
  return row?.sealed ? `…${openCode(personId, row.sealed).number.slice(-4)}` : null
}
