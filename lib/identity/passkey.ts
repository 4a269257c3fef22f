import { desc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { passkey } from '@/db/schema/identity-ways'
import { now } from '@/lib/kernel/clock'
import type { Db, Tx } from '@/lib/kernel/db'
import { refuse } from '@/lib/kernel/errors'
import type { Ctx } from '@/lib/kernel/operation'
import { requestOptions, shownCounter } from './adapters/webauthn'
import { newChallenge, spendChallenge } from './challenge'
import type { PasskeyAnswer, PasskeyView } from './schemas/factor'
import { signInSentences } from './schemas/sign-in'

export type PasskeyRow = typeof passkey.$inferSelect

export const passkeysOf = (db: Db | Tx, personId: string) =>
  db
    .select()
    .from(passkey)
    .where(eq(passkey.personId, personId))
    .orderBy(desc(passkey.createdAt), desc(passkey.id))

export const passkeyView = ({ id, name, backedUp, createdAt, usedAt }: PasskeyRow): PasskeyView => ({
  id,
  name,
  backedUp,
  createdAt: createdAt.toISOString(),
  usedAt: usedAt?.toISOString() ?? null,
})

/** What a browser needs to show one of the person's passkeys; without a person, any that it has for this site. */
export async function askFor(db: Db | Tx, personId: string | null) {
  const value = await newChallenge('passkey', personId)
  return requestOptions(value, personId === null ? [] : await passkeysOf(db, personId))
}

/** The passkey that was shown, once, with its counter moved on. `personId`: whose it must be, if that is known. */
export async function demandPasskey(
  ctx: Ctx,
  answer: PasskeyAnswer,
  personId: string | null,
): Promise<PasskeyRow> {
  const value = challengeIn(answer)
  if (!(await spendChallenge('passkey', personId, value))) noPasskey()
  const [row] = await ctx.tx.select().from(passkey).where(eq(passkey.credentialId, answer.id)).for('update')
  if (!row || (personId !== null && row.personId !== personId)) noPasskey()
  const { userHandle } = answer.response
  if (userHandle && Buffer.from(userHandle, 'base64url').toString() !== row.userHandle) noPasskey()
  const counter = (await shownCounter(answer, value, row)) ?? noPasskey()
  await ctx.tx.update(passkey).set({ counter, usedAt: now() }).where(eq(passkey.id, row.id))
  return row
}

const clientData = z.object({ challenge: z.string().min(1).max(200) })

/** The challenge that the browser says it has signed; whether it has is found out later. */
export function challengeIn({ response }: { response: { clientDataJSON: string } }): string {
  try {
    return clientData.parse(JSON.parse(Buffer.from(response.clientDataJSON, 'base64url').toString()))
      .challenge
  } catch {
    noPasskey()
  }
}

export function noPasskey(): never {
  refuse('wrong_passkey', signInSentences.wrong_passkey, { status: 401 })
}
