import { z } from 'zod'
import { seal, unseal } from '@/lib/kernel/crypto'
import { env } from '@/lib/kernel/env'
import { refuse } from '@/lib/kernel/errors'
import { kindNames } from './kinds'

const context = 'notifications.unsubscribe'

const content = z.object({
  personId: z.string(),
  /** Null: everything that digests gather. */
  kind: z.enum(kindNames).nullable(),
})

export type Unsubscription = z.infer<typeof content>

/** An address that ends mail of one kind to one person, for whoever holds the mail. It does not expire. */
export function unsubscribeUrl(what: Unsubscription): string {
  const token = Buffer.from(seal(JSON.stringify(what), context)).toString('base64url')
  return `${env().APP_URL}/api/mail/unsubscribe?token=${token}`
}

export function readUnsubscription(token: string): Unsubscription {
  try {
    return content.parse(JSON.parse(unseal(Buffer.from(token, 'base64url').toString(), context)))
  } catch {
    refuse(
      'unsubscribe_link',
      'This link is not complete. Open it from the mail again, or change it in your notification settings.',
      { status: 404 },
    )
  }
}
