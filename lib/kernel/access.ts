import type { Db, Tx } from '@/db/client'

const roles = ['user', 'provider', 'publisher', 'moderator', 'admin'] as const

export type Role = (typeof roles)[number]

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

/** `allow`, or the status of the refusal: sign in first, not for you, or hidden as if it did not exist. */
export type Answer = 'allow' | 401 | 403 | 404

type Office = Exclude<Role, 'user'>

/** What each kind of caller is answered: declared here, shown in the API reference, and proved by tests/matrix. */
export interface Answers extends Partial<Record<Office, Answer>> {
  stranger: Answer
  /** Somebody who is signed in and whose thing it is not. A role that is not named is answered as they are. */
  other: Answer
  /** The person whose thing it is; where nothing is anybody's, the same as `other`. */
  owner: Answer
  /** The owner's API token that may write; not named: as the owner. */
  token?: Answer
  /** The owner's session that still waits for its second factor; not named: as a stranger. */
  waiting?: Answer
}

export const callerKinds = [
  'stranger',
  'waiting',
  'other',
  'owner',
  'token',
  ...roles.filter((role) => role !== 'user'),
] as const

export type CallerKind = (typeof callerKinds)[number]

export function answerTo(answers: Answers, kind: CallerKind): Answer {
  const named = answers[kind]
  if (named !== undefined) return named
  if (kind === 'waiting') return answers.stranger
  return kind === 'token' ? answers.owner : answers.other
}

/** A rule that reads like law. `rule` is shown in the API reference; `hides` answers "no" as "does not exist". */
export interface Access<I> {
  rule: string
  answers: Answers
  check(actor: Actor, input: I, db: Db | Tx): Verdict
  hides?: string
}

export const anyone: Access<unknown> = {
  rule: 'Anyone.',
  answers: { stranger: 'allow', other: 'allow', owner: 'allow' },
  check: () => true,
}

export const signedIn: Access<unknown> = {
  rule: 'Anyone who is signed in.',
  answers: { stranger: 401, other: 'allow', owner: 'allow' },
  check: (actor) => actor.kind !== 'anonymous',
}

export const adminsOnly: Access<unknown> = {
  rule: 'Admins.',
  answers: { stranger: 401, other: 404, owner: 404, admin: 'allow' },
  check: (actor) => actor.kind === 'system' || (actor.kind === 'person' && actor.role === 'admin'),
  hides: 'page',
}

export const staffOnly: Access<unknown> = {
  rule: 'Moderators and admins.',
  answers: { stranger: 401, other: 404, owner: 404, moderator: 'allow', admin: 'allow' },
  check: (actor) => actor.kind === 'system' || isStaff(actor),
  hides: 'page',
}

export const systemOnly: Access<unknown> = {
  rule: 'Our own workers.',
  answers: { stranger: 401, other: 404, owner: 404 },
  check: (actor) => actor.kind === 'system',
  hides: 'operation',
}

export const isAdmin = (actor: Actor): boolean => actor.kind === 'person' && actor.role === 'admin'

/** Who may look into the cases of others. */
export const isStaff = (actor: Actor): boolean =>
  actor.kind === 'person' && (actor.role === 'moderator' || actor.role === 'admin')
