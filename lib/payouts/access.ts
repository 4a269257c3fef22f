import type { Access } from '@/lib/kernel/access'

/** The seller themselves: a token that leaks must not move money to a bank. */
export const sellers: Access<unknown> = {
  rule: 'A person for their own earnings; not their API tokens.',
  answers: { stranger: 401, other: 'allow', owner: 'allow', token: 404 },
  check: (actor) => actor.kind === 'person' && !actor.token,
  hides: 'page',
}

export const ownEarnings: Access<unknown> = {
  rule: 'A person for their own earnings.',
  answers: { stranger: 401, other: 'allow', owner: 'allow' },
  check: (actor) => actor.kind === 'person',
}
