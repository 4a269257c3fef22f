import type { Access, Actor, Person } from '@/lib/kernel/access'
import { refuse } from '@/lib/kernel/errors'

/** The person who asks; a worker has no account to act on. */
export function selfOf(actor: Actor): Person {
  if (actor.kind === 'person') return actor
  refuse('sign_in_required', 'Sign in to do this.', { status: 401 })
}

interface Holder {
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
