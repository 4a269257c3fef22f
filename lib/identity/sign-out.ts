import { z } from 'zod'
import { signedIn } from '@/lib/kernel/access'
import { command } from '@/lib/kernel/operation'
import { selfOf } from './access'
import { roomOf, signedOut } from './events'

/** The session itself is a cookie, which the door deletes. */
export const signOut = command(
  {
    name: 'identity.signOut',
    summary: 'Closes every live connection of the caller.',
    input: z.object({}),
    output: z.object({}),
    access: signedIn,
  },
  async (_, ctx) => {
    const { id } = selfOf(ctx.actor)
    await ctx.emit(signedOut, { aggregate: id, payload: { personId: id }, rooms: [roomOf(id)] })
    return {}
  },
)
