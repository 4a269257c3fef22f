import { randomBytes } from 'node:crypto'
import { seal } from '@/lib/kernel/crypto'
import { refuse } from '@/lib/kernel/errors'
import { isKind, kindOf } from '../kinds'
import { secretContext } from '../render/call'

/** As Standard Webhooks write a secret: 24 random bytes. */
export const newSecret = (): string => `whsec_${randomBytes(24).toString('base64')}`

export const sealSecret = (addressId: string, secret: string): string =>
  seal(secret, secretContext(addressId))

/** Each kind once; null stays every kind. */
export function knownKinds(kinds: readonly string[] | null): string[] | null {
  if (kinds === null) return null
  for (const kind of kinds) {
    if (!isKind(kind) || kindOf(kind).only?.length === 0)
      refuse('no_such_kind', `There is no kind “${kind}”.`, { status: 400 })
  }
  return [...new Set(kinds)].sort()
}
