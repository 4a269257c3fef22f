import { and, count, eq } from 'drizzle-orm'
import { channelAddress } from '@/db/schema/notifications'
import { refuse } from '@/lib/kernel/errors'
import type { Ctx } from '@/lib/kernel/operation'
import { channelOf } from '../channels'
import { addressesChanged, helloAsked } from '../events'
import { isSetUp } from '../lanes'
import type { Channel } from '../schemas/channel'

export function demandSetUp(channel: Channel): void {
  if (!isSetUp(channel))
    refuse('not_set_up', 'The operator of this site has not set this up.', { status: 409 })
}

export async function demandRoom(ctx: Ctx, personId: string, channel: Channel): Promise<void> {
  const { addresses: most } = channelOf(channel)
  const [row] = await ctx.tx
    .select({ n: count() })
    .from(channelAddress)
    .where(and(eq(channelAddress.personId, personId), eq(channelAddress.channel, channel)))
  if ((row?.n ?? 0) >= most)
    refuse('too_many_addresses', `There are ${most} already. Take one away first.`, { status: 409 })
}

/** Says hello at a new address, and to the pages of its owner that there is one. */
export async function welcome(
  ctx: Ctx,
  personId: string,
  addressId: string,
  channel: Channel,
): Promise<void> {
  await ctx.emit(helloAsked, { aggregate: addressId, payload: { personId, addressId, channel } })
  await tellPages(ctx, personId)
}

export const tellPages = (ctx: Ctx, personId: string): Promise<void> =>
  ctx.emit(addressesChanged, {
    aggregate: personId,
    payload: { personId },
    rooms: [`user:${personId}`],
  })
