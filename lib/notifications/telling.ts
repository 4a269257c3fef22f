import type { Language } from '@/lib/identity/schemas/person'
import type { KindName } from './kinds'
import type { NoticeFacts } from './schemas/notice'

export interface Reader {
  name: string
  language: Language
  /** Where the site is, without a trailing slash. */
  site: string
  unsubscribeUrl: string
}

export interface Noticed {
  kind: KindName
  facts: NoticeFacts
  /** When it was told first. */
  at: Date
}

/** What one delivery has to say, to whom and where. Each channel writes its own message of it. */
export interface Telling {
  id: string
  to: string
  addressId: string
  reader: Reader
  /** One, or all that a digest carries, the oldest first; never none. */
  noticed: readonly Noticed[]
  digest: boolean
  /** An earlier call may have taken effect. */
  again: boolean
}
