import { system } from '@/lib/kernel/access'
import { fence, type Lease } from '@/lib/kernel/lease'
import { type Ctx, inTransaction } from '@/lib/kernel/operation'
import type { SteamSession } from '../port'

/** The points between two awaits of a leg. A worker may die at any of them. */
export const stepPoints = [
  'partner checked',
  'send recorded',
  'sent',
  'offer recorded',
  'send failed',
  'doubt recorded',
  'looked up',
  'confirmed',
  'confirmation recorded',
  'offer read',
  'trade read',
  'exchange recorded',
  'cancelled on Steam',
  'ending recorded',
] as const
export type StepPoint = (typeof stepPoints)[number]

/** This worker no longer owns the bot, or is going down: it leaves everything as it is and writes nothing. */
export class Stopped extends Error {}

/** What a step of one trade may use. */
export interface Work {
  bot: { id: string; steamId: string }
  session: SteamSession
  /** One short transaction that fails unless the bot is still ours. Never call Steam inside. */
  write<T>(body: (ctx: Ctx) => Promise<T>): Promise<T>
  /** Ends the step when the worker has to stop. */
  at(point: StepPoint): void
}

export const writeAs =
  (lease: Lease) =>
  <T>(body: (ctx: Ctx) => Promise<T>): Promise<T> =>
    inTransaction(system('steam'), async (ctx) => {
      const [fenced, done] = await Promise.allSettled([fence(ctx.tx, lease), body(ctx)])
      if (fenced.status === 'rejected') throw fenced.reason
      if (done.status === 'rejected') throw done.reason
      return done.value
    })
