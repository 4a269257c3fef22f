import type { Access, Actor, Person } from '@/lib/kernel/access'
import { refuse } from '@/lib/kernel/errors'

/** The person who asks; a worker has no account to leave. */
export function selfOf(actor: Actor): Person {
  if (actor.kind === 'person') return actor
  refuse('sign_in_required', 'Sign in to do this.', { status: 401 })
}

/** Everything about a person, and their leaving, is no business of their tokens. */
export const inPerson: Access<unknown> = {
  rule: 'Anyone who is signed in themselves; not their API tokens.',
  check: (actor) => actor.kind === 'person' && actor.token === undefined,
}
