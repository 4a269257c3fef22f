import { linkTarget } from '@/lib/identity'
import type { LinkKind } from '@/lib/identity/schemas/sign-in'
import { anonymous } from '@/lib/kernel/access'
import { answerForm } from '@/lib/kernel/door'

/** What the secret at the end of an address opens, or the sentence to show. */
export const linkOf = (kind: LinkKind, secret: string) =>
  answerForm(linkTarget, { actor: anonymous }, { kind, secret })
