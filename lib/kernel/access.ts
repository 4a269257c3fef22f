import type { Db, Tx } from '@/db/client'

export type Role = 'user' | 'provider' | 'publisher' | 'moderator' | 'admin'

/** What an API token may do: read everything its person may read, or also change it. */
export type TokenScope = 'read' | 'write'

/** Who asks. `system` is one of our own workers, named. */
export type Actor =
  | { kind: 'anonymous'; awaiting?: { personId: string; sessionId: string } }
  | {
      kind: 'person'
      id: string
      /** What it counts for now: a suspended moderator is a user. */
      role: Role
      sessionId?: string
      token?: { id: string; scope: TokenScope }
      /** Reads, and does only what is open to the suspended. */
      suspended?: true
    }
  | { kind: 'system'; name: string }

export type Person = Extract<Actor, { kind: 'person' }>

export const anonymous: Actor = { kind: 'anonymous' }
export const system = (name: string): Actor => ({ kind: 'system', name })

/** What stands in logs, audit rows and timelines for an actor. */
export function actorName(actor: Actor): string {
  if (actor.kind === 'person') return actor.id
  return actor.kind === 'system' ? `system:${actor.name}` : 'anonymous'
}

type Verdict = boolean | Promise<boolean>

/** A rule that reads like law. `rule` is shown in the API reference; `hides` answers "no" as "does not exist". */
export interface Access<I> {
  rule: string
  check(actor: Actor, input: I, db: Db | Tx): Verdict
  hides?: string
}

export const anyone: Access<unknown> = { rule: 'Anyone.', check: () => true }

export const signedIn: Access<unknown> = {
  rule: 'Anyone who is signed in.',
  check: (actor) => actor.kind !== 'anonymous',
}

export const adminsOnly: Access<unknown> = {
  rule: 'Admins.',
  check: (actor) => actor.kind === 'system' || (actor.kind === 'person' && actor.role === 'admin'),
  hides: 'page',
}

export const staffOnly: Access<unknown> = {
  rule: 'Moderators and admins.',
  check: (actor) => actor.kind === 'system' || isStaff(actor),
  hides: 'page',
}

export const systemOnly: Access<unknown> = {
  rule: 'Our own workers.',
  check: (actor) => actor.kind === 'system',
  hides: 'operation',
}

export const isAdmin = (actor: Actor): boolean => actor.kind === 'person' && actor.role === 'admin'

/** Who may look into the cases of others. */
export const isStaff = (actor: Actor): boolean =>
  actor.kind === 'person' && (actor.role === 'moderator' || actor.role === 'admin')
