import { type Access, type Actor, isAdmin } from '@/lib/kernel/access'
import { refuse } from '@/lib/kernel/errors'

interface Whose {
  userId?: string | undefined
}

export const ownWallet: Access<Whose> = {
  rule: 'A person for their own wallet; admins for every wallet.',
  answers: { stranger: 401, other: 404, owner: 'allow', admin: 'allow' },
  check: (actor, { userId }) =>
    isAdmin(actor) || (actor.kind === 'person' && (userId === undefined || userId === actor.id)),
  hides: 'wallet',
}

/** The person whose wallet is meant. */
export function holderOf(actor: Actor, { userId }: Whose): string {
  if (userId !== undefined) return userId
  if (actor.kind === 'person') return actor.id
  refuse('sign_in_required', 'Sign in to see your wallet.', { status: 401 })
}
