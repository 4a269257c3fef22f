import { z } from 'zod'
import { signedIn } from '@/lib/kernel/access'
import type { Db, Tx } from '@/lib/kernel/db'
import { query } from '@/lib/kernel/operation'
import { selfOf } from './access'
import { type MyPresence, myPresenceSchema } from './schemas'
import { standings, statusOf } from './standing'

export const myPresence = query(
  {
    name: 'presence.myPresence',
    summary: 'What the caller chose to show, and what it comes to now.',
    input: z.object({}),
    output: myPresenceSchema,
    access: signedIn,
  },
  (_, { actor, db }) => myPresenceOf(db, selfOf(actor).id),
)

export async function myPresenceOf(db: Db | Tx, personId: string): Promise<MyPresence> {
  const standing = (await standings(db, [personId])).get(personId)
  if (!standing)
    return { choice: 'auto', shownTo: 'everyone', status: 'offline', title: null, gameUntil: null }
  const { choice, shownTo, title, gameUntil } = standing
  return { choice, shownTo, status: statusOf(standing), title, gameUntil: gameUntil?.toISOString() ?? null }
}
