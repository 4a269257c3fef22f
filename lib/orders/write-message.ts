import { orderMessage } from '@/db/schema/orders'
import { actorName } from '@/lib/kernel/access'
import { command } from '@/lib/kernel/operation'
import { partiesAndStaff } from './access'
import { orderNoted } from './events'
import { lockSellerOrder, roomsOfSellerOrder } from './row'
import { messageInput, sellerOrderRef } from './schemas'

export const writeOnOrder = command(
  {
    name: 'orders.writeMessage',
    summary: 'Write to the other party of an order; an admin writes to both.',
    input: messageInput,
    output: sellerOrderRef,
    access: partiesAndStaff,
    limit: { max: 30, windowS: 60 },
  },
  async ({ sellerOrderId, text }, ctx) => {
    const { sale } = await lockSellerOrder(ctx.tx, sellerOrderId)
    await ctx.tx
      .insert(orderMessage)
      .values({ sellerOrderId, authorId: actorName(ctx.actor), text, at: ctx.now })
    const rooms = roomsOfSellerOrder(sale)
    await ctx.emit(orderNoted, { aggregate: sellerOrderId, payload: { sellerOrderId }, rooms })
    return { sellerOrderId }
  },
)
