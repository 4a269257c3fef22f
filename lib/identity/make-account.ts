import { z } from 'zod'
import { person } from '@/db/schema/identity'
import { wallet } from '@/db/schema/identity-ways'
import { systemOnly } from '@/lib/kernel/access'
import { idSchema, newId } from '@/lib/kernel/ids'
import { type Ctx, command } from '@/lib/kernel/operation'
import { personJoined, roomOf } from './events'
import { newcomerGone, spendNewcomer } from './newcomer'
import { type Newcomer, waySchema } from './schemas/sign-in'

export const makeAccount = command(
  {
    name: 'identity.makeAccount',
    summary: 'Makes the account of somebody who has proved a Steam account or a wallet that nobody has.',
    input: z.object({ sealed: z.string() }),
    output: z.object({ id: idSchema('user'), way: waySchema }),
    access: systemOnly,
  },
  async ({ sealed }, ctx) => {
    const newcomer = await spendNewcomer(sealed)
    const id = newId('user')
    if (!(await insert(ctx, id, newcomer))) newcomerGone()
    await ctx.emit(personJoined, { aggregate: id, payload: { personId: id }, rooms: [roomOf(id)] })
    return { id, way: newcomer.way }
  },
)

/** False when somebody has it by now. */
async function insert({ tx, now }: Ctx, id: string, newcomer: Newcomer): Promise<boolean> {
  const times = { createdAt: now, signedInAt: now }
  if (newcomer.way === 'steam') {
    const { steamId, name, avatarUrl } = newcomer
    const made = await tx
      .insert(person)
      .values({ id, name, avatarUrl, steamId, ...times })
      .onConflictDoNothing({ target: person.steamId })
      .returning({ id: person.id })
    return made.length === 1
  }
  const { address } = newcomer
  await tx.insert(person).values({ id, name: `${address.slice(0, 6)}…${address.slice(-4)}`, ...times })
  const made = await tx
    .insert(wallet)
    .values({ address, personId: id, createdAt: now, usedAt: now })
    .onConflictDoNothing({ target: wallet.address })
    .returning({ address: wallet.address })
  return made.length === 1
}
