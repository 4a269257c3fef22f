import type { Access, Actor, Person, Role } from '@/lib/kernel/access'
import { refuse } from '@/lib/kernel/errors'
import type { Audience } from './schemas/person'

/** The person who asks; a worker has no account to act on. */
export function selfOf(actor: Actor): Person {
  if (actor.kind === 'person') return actor
  refuse('sign_in_required', 'Sign in to do this.', { status: 401 })
}

export interface Holder {
  personId: string
  sessionId: string
  /** The session waits for its second factor: nobody is signed in there. */
  awaits: boolean
}

/** The session that asks, also one that waits for its second factor. */
export function holderOf(actor: Actor): Holder | null {
  if (actor.kind === 'person' && actor.sessionId)
    return { personId: actor.id, sessionId: actor.sessionId, awaits: false }
  return actor.kind === 'anonymous' && actor.awaiting ? { ...actor.awaiting, awaits: true } : null
}

export const anySession: Access<unknown> = {
  rule: 'Anyone with a session, also one that waits for its second factor.',
  answers: { stranger: 401, waiting: 'allow', other: 'allow', owner: 'allow', token: 403 },
  check: (actor) => holderOf(actor) !== null,
}

/** What a token must never do, whatever its scope: change the ways in. */
export const inPerson: Access<unknown> = {
  rule: 'Anyone who is signed in themselves; not their API tokens.',
  answers: { stranger: 401, other: 'allow', owner: 'allow', token: 403 },
  check: (actor) => actor.kind === 'person' && actor.token === undefined,
}

const rank: Record<Role, number> = { user: 0, provider: 0, publisher: 0, moderator: 1, admin: 2 }

/**
 * Whether one may take or give back the standing of another: only people of a lower rank. So moderators for everybody
 * without an office, admins for moderators too, and nobody for an equal or for themselves.
 */
export const mayJudge = (actor: Actor, target: { id: string; role: Role }): boolean =>
  actor.kind === 'system' ||
  (actor.kind === 'person' && actor.id !== target.id && rank[actor.role] > rank[target.role])

/** Refuses everybody who may not judge this person. */
export function demandJudge(actor: Actor, target: { id: string; role: Role }): void {
  if (mayJudge(actor, target)) return
  const own = actor.kind === 'person' && actor.id === target.id
  refuse(
    own ? 'own_standing' : 'rank_too_high',
    own
      ? 'You cannot decide about your own account.'
      : 'You decide about people of a lower rank only. An admin must take their role first.',
    { status: 403 },
  )
}

/** Roles are given by admins alone, to others: an office is never taken by its holder, and the last admin stays. */
export function demandRoleGiver(actor: Actor, personId: string): void {
  if (actor.kind === 'person' && actor.id === personId) refuse('own_role', 'You cannot change your own role.')
}

/** What is private is private to everybody but its owner, whatever their office. Nobody has friends yet. */
export const maySee = (actor: Actor, ownerId: string, audience: Audience): boolean =>
  audience === 'everyone' || (actor.kind === 'person' && actor.id === ownerId)
