import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { session } from '@/db/schema/identity'
import { inMs } from '@/lib/kernel/clock'
import type { Db, Tx } from '@/lib/kernel/db'
import { refuse } from '@/lib/kernel/errors'
import { type Ctx, command } from '@/lib/kernel/operation'
import { takeTurn, tryWorked } from '@/lib/kernel/slow-down'
import { anySession, type Holder, holderOf, selfOf } from './access'
import { tellSignedIn } from './open-session'
import { codeSchema } from './schemas/factor'
import { demandCode, hasFactor } from './second-factor'

/** So long after the second factor was shown, it counts for acts that ask for it. */
export const provenMs = 10 * 60_000

/** Whoever gets here knows the password: five mistakes are free, then the pause doubles up to five minutes. */
const slowing = { free: 5, firstPauseS: 2, longestPauseS: 300, forgetS: 3_600 }

export const proveFactor = command(
  {
    name: 'identity.proveFactor',
    summary:
      'Shows the second factor: ends a sign-in that waits for it, or allows acts that ask for it for 10 minutes.',
    input: z.object({ code: codeSchema }),
    output: z.object({ provenUntil: z.string() }),
    access: anySession,
    openToSuspended: true,
  },
  async ({ code }, ctx) => {
    const holder = holderOf(ctx.actor)
    if (!holder) refuse('sign_in_required', 'Sign in to do this.', { status: 401 })
    const { personId } = holder
    const { worked } = await takeFactorTurn(personId)
    const way = await demandCode(ctx, personId, code)
    await worked()
    if (way === 'recovery_code') await ctx.audit({ act: 'identity.useRecoveryCode', subject: personId })
    return noteProof(ctx, holder)
  },
)

/** The holder has just shown a second factor: a sign-in that waited for it is complete. */
export async function noteProof(ctx: Ctx, { sessionId, awaits }: Holder): Promise<{ provenUntil: string }> {
  const [proven] = await ctx.tx
    .update(session)
    .set({ awaitsFactor: false, provenAt: ctx.now })
    .where(eq(session.id, sessionId))
    .returning()
  if (!proven) refuse('sign_in_required', 'This sign-in has ended. Start again.', { status: 401 })
  if (awaits) await tellSignedIn(ctx, proven)
  return { provenUntil: inMs(ctx.now, provenMs).toISOString() }
}

/** A turn to show a code, for every way in; `worked` forgets the mistakes before it. */
export async function takeFactorTurn(personId: string): Promise<{ worked: () => Promise<void> }> {
  const key = `identity.proveFactor ${personId}`
  await takeTurn(key, slowing)
  return { worked: () => tryWorked(key) }
}

type Asked = Pick<Ctx, 'actor' | 'now'> & { tx: Db | Tx }

/** For acts open to nobody without a second factor. Refuses `factor_required`, and `step_up_required` as `demandProof` does. */
export async function demandFactor(asked: Asked): Promise<void> {
  if (!(await hasFactor(asked.tx, selfOf(asked.actor).id))) factorRequired()
  await demandShown(asked)
}

export function factorRequired(): never {
  refuse('factor_required', 'Set up a second factor at Security first: this act asks for it.', {
    status: 403,
  })
}

/** Refuses `step_up_required` unless the caller has no second factor, or has shown it within 10 minutes. */
export async function demandProof(asked: Asked): Promise<void> {
  if (await hasFactor(asked.tx, selfOf(asked.actor).id)) await demandShown(asked)
}

async function demandShown({ actor, now, tx }: Asked): Promise<void> {
  const [row] = await tx
    .select({ provenAt: session.provenAt })
    .from(session)
    .where(eq(session.id, selfOf(actor).sessionId ?? ''))
  if (row?.provenAt && row.provenAt > inMs(now, -provenMs)) return
  refuse('step_up_required', 'Show your second factor first: this act asks for it.', { status: 403 })
}
