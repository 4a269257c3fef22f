import { and, eq, inArray, isNull } from 'drizzle-orm'
import { apiToken, person, recoveryCode, totp } from '@/db/schema/identity'
import { passkey, wallet } from '@/db/schema/identity-ways'
import { unseal } from '@/lib/kernel/crypto'
import { assert, refuse } from '@/lib/kernel/errors'
import type { Ctx } from '@/lib/kernel/operation'
import { endSessions } from './end-sessions'
import { personMerged, roomOf } from './events'
import { endLinks } from './mail-link'
import { hasFactor, renewRecoveryCodes, sealTotp, totpContext } from './second-factor'
import { suspensionOf } from './suspension'

/** Locks both accounts, in the order of their ids, and refuses pairs that cannot become one. */
export async function demandMergeable(ctx: Ctx, fromId: string, intoId: string): Promise<void> {
  if (fromId === intoId)
    refuse('same_account', 'This code is of the account you are signed in to. Make one in the other account.')
  const rows = await ctx.tx
    .select()
    .from(person)
    .where(inArray(person.id, [fromId, intoId]))
    .orderBy(person.id)
    .for('update')
  const [from, into] = [fromId, intoId].map((id) => rows.find((row) => row.id === id))
  assert(from && into, 'A code belongs to no account.')
  if (from.mergedInto || into.mergedInto) refuse('account_closed', 'One of these accounts is closed.')
  if (from.steamId && into.steamId)
    refuse(
      'two_steam_accounts',
      'Both accounts have a Steam account of their own, and one account has one. They stay apart.',
    )
  if (from.role !== 'user')
    refuse('holds_office', 'The other account holds an office here. An admin must take it back first.')
  if (await suspensionOf(ctx.tx, fromId, ctx.now))
    refuse('other_suspended', 'The other account is suspended. It can be joined when that has ended.')
}

/**
 * Gives every way in of one account to another and closes it: nobody can sign in to it any more. What the kept account
 * has already stays its own. Returns new recovery codes when it has a factor now and had no codes.
 */
export async function closeInto(ctx: Ctx, fromId: string, intoId: string): Promise<string[]> {
  const [from] = await ctx.tx.select().from(person).where(eq(person.id, fromId))
  const [into] = await ctx.tx.select().from(person).where(eq(person.id, intoId))
  assert(from && into, 'Accounts that were just locked have vanished.')
  await ctx.tx
    .update(person)
    .set({ mergedInto: intoId, email: null, passwordHash: null, steamId: null, steamTradeToken: null })
    .where(eq(person.id, fromId))
  await ctx.tx
    .update(person)
    .set({
      ...(into.email === null && { email: from.email, passwordHash: from.passwordHash }),
      ...(into.steamId === null && { steamId: from.steamId, steamTradeToken: from.steamTradeToken }),
    })
    .where(eq(person.id, intoId))
  for (const way of [passkey, wallet])
    await ctx.tx.update(way).set({ personId: intoId }).where(eq(way.personId, fromId))
  await moveAuthenticator(ctx, fromId, intoId)
  await endLinks(ctx, fromId)
  await ctx.tx
    .update(apiToken)
    .set({ revokedAt: ctx.now })
    .where(and(eq(apiToken.personId, fromId), isNull(apiToken.revokedAt)))
  await endSessions(ctx, fromId, 'merged', { except: undefined })
  await ctx.emit(personMerged, {
    aggregate: intoId,
    payload: { personId: intoId, fromId, email: from.email },
    rooms: [roomOf(intoId)],
  })
  return firstCodes(ctx, intoId)
}

/** The kept account becomes no weaker than either was. */
async function moveAuthenticator(ctx: Ctx, fromId: string, intoId: string): Promise<void> {
  const [theirs] = await ctx.tx.select().from(totp).where(eq(totp.personId, fromId))
  const [own] = await ctx.tx.select().from(totp).where(eq(totp.personId, intoId))
  await ctx.tx.delete(totp).where(eq(totp.personId, fromId))
  await ctx.tx.delete(recoveryCode).where(eq(recoveryCode.personId, fromId))
  if (!theirs?.confirmedAt || own?.confirmedAt) return
  await ctx.tx.delete(totp).where(eq(totp.personId, intoId))
  const secret = unseal(theirs.sealedSecret, totpContext(fromId))
  await ctx.tx.insert(totp).values({ ...theirs, personId: intoId, sealedSecret: sealTotp(intoId, secret) })
}

async function firstCodes(ctx: Ctx, personId: string): Promise<string[]> {
  const kept = await ctx.tx.select().from(recoveryCode).where(eq(recoveryCode.personId, personId)).limit(1)
  return kept.length === 0 && (await hasFactor(ctx.tx, personId)) ? renewRecoveryCodes(ctx, personId) : []
}
