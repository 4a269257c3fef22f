import { eq } from 'drizzle-orm'
import { person } from '@/db/schema/identity'
import type { Role } from '@/lib/kernel/access'
import { newId } from '@/lib/kernel/ids'
import type { Ctx } from '@/lib/kernel/operation'
import { personJoined, roomOf } from './events'
import { hashPassword } from './password'

export interface NewPerson {
  name: string
  /** At least one way in: e-mail with password, or a SteamID. */
  email?: string
  password?: string
  steamId?: string
  steamTradeToken?: string
  avatarUrl?: string
  role?: Role
}

/** Creates a person for the demo world, or finds the one who has this e-mail or SteamID. Returns the id. */
export async function registerPerson(ctx: Ctx, given: NewPerson): Promise<string> {
  const { password, email, ...rest } = given
  const known =
    (await idBy(ctx, 'email', email?.toLowerCase())) ?? (await idBy(ctx, 'steamId', given.steamId))
  if (known) return known
  const id = newId('user')
  await ctx.tx.insert(person).values({
    ...rest,
    id,
    createdAt: ctx.now,
    ...(email ? { email: email.toLowerCase() } : {}),
    ...(password ? { passwordHash: await hashPassword(password) } : {}),
  })
  await ctx.emit(personJoined, { aggregate: id, payload: { personId: id }, rooms: [roomOf(id)] })
  return id
}

async function idBy(
  ctx: Ctx,
  column: 'email' | 'steamId',
  value: string | undefined,
): Promise<string | null> {
  if (value === undefined) return null
  const [row] = await ctx.tx.select({ id: person.id }).from(person).where(eq(person[column], value))
  return row?.id ?? null
}
